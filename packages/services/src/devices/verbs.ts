import type { AnyVerb } from "../core/verb.ts";
import { confirmTokens } from "./confirm-tokens.ts";
import { readSession } from "./read-session.ts";

/** The verbs of devices and their sessions, for the registry. */
export const deviceVerbs: readonly AnyVerb[] = [readSession, confirmTokens];
