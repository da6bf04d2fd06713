import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What is unread is counted of the main timeline and of its threads apart, each from where its reader stopped. */
export const indexThreads: Migration = {
  number: 56,
  name: "unread_in_threads",
  async up(database) {
    // The very words of `isInThread` in unread-events.ts: a database uses such an index for no others.
    await sql`create index relations_in_threads on relations (room_id, position)
      where thread_root is not null`.execute(database);
    await sql`create index relations_in_threads_by_sender on relations (room_id, sender, position)
      where thread_root is not null`.execute(database);
  },
};
