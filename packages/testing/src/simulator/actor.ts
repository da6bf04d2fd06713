import type { NaiveClient } from "../naive-client.ts";
import type { Person } from "../world.ts";
import type { NaiveAcquaintance } from "./model/naive-device-lists.ts";
import type { NaiveRules } from "./model/naive-push-rules.ts";
import type { NaiveReceipt } from "./model/naive-unread.ts";

/** Of the keys that devices give each other to begin with. */
export const keyAlgorithm = "signed_curve25519";

/** Somebody in a story: what they have done for themselves, and the two ways in which they read along. */
export interface Actor extends Person {
  /** By /sync. */
  synced: NaiveClient;
  since: string | undefined;
  /** By sliding sync. */
  slid: NaiveClient;
  pos: string | undefined;
  /** How far they have read. */
  readonly receipts: NaiveReceipt[];
  readonly rules: NaiveRules;
  /** Rooms that they took out of their sight, until they come back. */
  readonly forgotten: Set<string>;
  /**
   * The one-time keys of their device that nobody has claimed, oldest first, its fallback key, and whether nobody was given that
   * yet; undefined where a claim had no answer.
   */
  readonly keys: { readonly waiting: string[]; fallback: string | undefined; isFallbackUnused: boolean | undefined };
  /** What they know of the devices of others by /sync. */
  readonly acquaintance: NaiveAcquaintance;
  /** The account data that they keep, by type, or room and type; and what their device has heard of it. */
  readonly kept: Map<string, unknown>;
  readonly heard: Map<string, unknown>;
  /** The numbers of the messages that were sent to their device, and of those that came; how many of these came last. */
  readonly mail: { readonly sent: number[]; readonly got: number[]; unacknowledged: number };
  /** Whose messages they do not want to see. */
  ignored: ReadonlySet<string>;
  /** Whether what they want to be told of has changed, which clients find out for themselves. */
  hasOldCounts: boolean;
}
