import type { AnyVerb } from "../core/verb.ts";
import { reportEvent, reportRoom, reportUser } from "./report.ts";

/** The verbs of reports, for the registry. */
export const reportVerbs: readonly AnyVerb[] = [reportRoom, reportEvent, reportUser];
