import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Rooms that anybody may join or read: their members are found by everybody who looks for people. */
export const createOpenRooms: Migration = {
  number: 28,
  name: "open-rooms",
  async up(database) {
    await database.schema
      .createTable("open_rooms")
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("open_rooms_key", ["room_id", "type"])
      .execute();
    await sql`insert into open_rooms (room_id, type)
      select room_state.room_id, room_state.type
      from room_state inner join events on events.event_id = room_state.event_id
      where room_state.state_key = '' and (
        (room_state.type = 'm.room.join_rules' and events.client like '%"join_rule":"public"%') or
        (room_state.type = 'm.room.history_visibility' and events.client like '%"history_visibility":"world_readable"%')
      )`.execute(database);
  },
};
