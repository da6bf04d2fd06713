import type { NaiveClient } from "../naive-client.ts";
import type { Person } from "../world.ts";

/** Somebody in a story, with the two ways in which they read along. */
export interface Actor extends Person {
  /** By /sync. */
  synced: NaiveClient;
  since: string | undefined;
  /** By sliding sync. */
  slid: NaiveClient;
  pos: string | undefined;
}
