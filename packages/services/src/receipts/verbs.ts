import type { AnyVerb } from "../core/verb.ts";
import { setReadMarkers } from "./set-read-markers.ts";

/** The verbs of receipts, for the registry. */
export const receiptVerbs: readonly AnyVerb[] = [setReadMarkers];
