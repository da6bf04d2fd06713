import type { AnyVerb } from "../core/verb.ts";
import { createAccountWithSession } from "./register.ts";

/** The commands that span subjects, for the registry. */
export const workflowVerbs: readonly AnyVerb[] = [createAccountWithSession];
