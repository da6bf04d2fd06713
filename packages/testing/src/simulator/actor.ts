import type { NaiveClient } from "../naive-client.ts";
import type { Person } from "../world.ts";
import type { NaiveRules } from "./model/naive-push-rules.ts";
import type { NaiveReceipt } from "./model/naive-unread.ts";

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
  /** Whose messages they do not want to see. */
  ignored: ReadonlySet<string>;
  /** Whether what they want to be told of has changed, which clients find out for themselves. */
  hasOldCounts: boolean;
}
