import type { AnyVerb } from "../core/verb.ts";

/** The verbs of accounts, for the registry. */
export const accountVerbs: readonly AnyVerb[] = [];
