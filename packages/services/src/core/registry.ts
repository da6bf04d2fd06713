import { accountVerbs } from "../accounts/verbs.ts";
import type { AnyVerb } from "./verb.ts";

/** Every verb, so that a name that crossed a thread can be turned into what runs. */
export const verbs: ReadonlyMap<string, AnyVerb> = new Map([...accountVerbs].map((verb) => [verb.name, verb]));
