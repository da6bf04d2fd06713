import type { JsonObject } from "@conclave/base/json";
import type { Actor } from "./actor.ts";
import type { TrueRecord } from "./truth.ts";

/** An event that an act brings about. */
export interface Brought {
  readonly roomId: string;
  readonly type: string;
  readonly sender: string;
  readonly stateKey?: string;
  /** What the event says among other things. */
  readonly content: JsonObject;
}

/** A request of somebody, and what the naive model expects of it. */
export interface Act {
  readonly by: Actor;
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** Behind `/_matrix/client/`. */
  readonly path: string;
  readonly body?: unknown;
  readonly isAllowed: boolean;
  /** The errcode of the refusal, where only one will do. */
  readonly errcode?: string;
  /** The events that it brings about if it is allowed, in their order. */
  readonly brings?: readonly Brought[];
  /** The audit records that it leaves if it is allowed, as `recordLine` writes them. */
  readonly leaves?: readonly string[];
  /** What it is answered, as its audit record tells, where it makes something that nobody knows the name of before. */
  readonly answerIn?: (record: TrueRecord) => JsonObject;
}
