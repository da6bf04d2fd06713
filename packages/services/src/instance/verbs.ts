import type { AnyVerb } from "../core/verb.ts";
import { readIdentity } from "./read-identity.ts";
import { recordLife } from "./record-life.ts";
import { setUp } from "./set-up.ts";

/** The verbs of the instance, for the registry. */
export const instanceVerbs: readonly AnyVerb[] = [readIdentity, recordLife, setUp];
