import { accountVerbs } from "../accounts/verbs.ts";
import type { Command, Query } from "./verb.ts";

/** A verb whose types are known to its caller only. */
export type AnyVerb = Command<never, unknown> | Query<never, unknown>;

/** Every verb, so that a name that crossed a thread can be turned into what runs. */
export const verbs: ReadonlyMap<string, AnyVerb> = new Map([...accountVerbs].map((verb) => [verb.name, verb]));
