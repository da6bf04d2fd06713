import type { AnyVerb } from "@conclave/services/core/verb";
import { readIdentity } from "@conclave/services/instance/read-identity";

/** What the command line may ask the running server for. */
export const controlVerbs: readonly AnyVerb[] = [readIdentity];
