import type { AnyVerb } from "../core/verb.ts";
import { getPushRules } from "./get-push-rules.ts";

/** The verbs of push, for the registry. */
export const pushVerbs: readonly AnyVerb[] = [getPushRules];
