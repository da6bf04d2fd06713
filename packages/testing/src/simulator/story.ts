import type { Choices } from "../fuzz/choices.ts";
import type { Actor } from "./actor.ts";
import type { Api } from "./api.ts";
import type { NaiveRoom } from "./model/naive-room.ts";
import type { Truth } from "./truth.ts";

/** A request that makes one event, however often it comes. */
export interface SentRequest {
  readonly by: Actor;
  readonly path: string;
  readonly body: unknown;
  readonly eventId: string;
}

/** A server with people on it, what they have done so far, and what the naive model makes of that. */
export interface Story {
  readonly api: Api;
  readonly truth: Truth;
  readonly actors: readonly Actor[];
  /** By identifier, in the order in which they were made. */
  readonly rooms: Map<string, NaiveRoom>;
  /** Requests that were accepted and may be repeated, with the events that they made. */
  readonly sent: SentRequest[];
  /** Who changed their devices, the latest at the end. */
  readonly deviceChanges: string[];
  /** The number of the last audit record from before the story. */
  readonly firstRecord: number;
  /** The audit records that must be there, in the words of `recordLine`. */
  readonly records: string[];
  /** What was done, the last at the end: for whoever must understand a failure. */
  readonly trail: string[];
  /** Lets time pass, in milliseconds. */
  pass(milliseconds: number): void;
}

/** One step of a story: it chooses what to do, and does it. */
export interface Scene {
  readonly story: Story;
  /** Counts from 1; in what is written, so that nothing is written twice. */
  readonly number: number;
  readonly choices: Choices;
}
