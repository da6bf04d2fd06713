import { accountVerbs } from "../accounts/verbs.ts";
import { deviceVerbs } from "../devices/verbs.ts";
import { instanceVerbs } from "../instance/verbs.ts";
import { workflowVerbs } from "../workflows/verbs.ts";
import type { AnyVerb } from "./verb.ts";

/** Every verb, so that a name that crossed a thread can be turned into what runs. */
export const verbs: ReadonlyMap<string, AnyVerb> = new Map(
  [...instanceVerbs, ...accountVerbs, ...deviceVerbs, ...workflowVerbs].map((verb) => [verb.name, verb]),
);
