import type { AnyVerb } from "../core/registry.ts";

/** The verbs of accounts, for the registry. */
export const accountVerbs: readonly AnyVerb[] = [];
