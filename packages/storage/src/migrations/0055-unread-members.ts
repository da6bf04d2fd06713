import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * In a large room most of what is unread and not encrypted says that somebody came, which notifies nobody who has the usual push
 * rules. Those events leave the index of what is judged one by one for one of their own.
 */
export const indexUnreadMembers: Migration = {
  number: 55,
  name: "unread_members",
  async up(database) {
    await database.schema.dropIndex("events_in_plain").execute();
    // The very words of `isPlain` and `isMember` in unread-events.ts: a database uses such an index for no others.
    await sql`create index events_in_plain on events (room_id, position)
      where (type <> 'm.room.member' and (type <> 'm.room.encrypted' or state_key is not null))`.execute(database);
    await sql`create index events_of_members on events (room_id, position)
      where type = 'm.room.member'`.execute(database);
  },
};
