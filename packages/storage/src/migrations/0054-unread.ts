import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * What is unread is counted whenever a room is told of. In a busy encrypted room that is a walk through thousands of events for
 * the few that are one's own, or not encrypted; each kind gets an index of its own.
 */
export const indexUnread: Migration = {
  number: 54,
  name: "unread",
  async up(database) {
    await database.schema
      .createIndex("events_by_sender")
      .on("events")
      .columns(["room_id", "sender", "position"])
      .execute();
    // Migration 55 parts it.
    await sql`create index events_in_plain on events (room_id, position)
      where (type <> 'm.room.encrypted' or state_key is not null)`.execute(database);
  },
};
