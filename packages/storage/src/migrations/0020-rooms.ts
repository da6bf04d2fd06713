import type { Migration } from "./migration.ts";

/** Rooms, who is in them and was, and the addresses that lead to them. */
export const createRooms: Migration = {
  number: 20,
  name: "rooms",
  async up(database) {
    await database.schema
      .createTable("rooms")
      .addColumn("room_id", "text", (column) => column.primaryKey())
      .addColumn("version", "text", (column) => column.notNull())
      .addColumn("room_type", "text")
      .addColumn("creator", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("encrypted", "integer", (column) => column.notNull())
      .addColumn("last_event_id", "text", (column) => column.notNull())
      .addColumn("last_position", "bigint", (column) => column.notNull())
      .addColumn("last_state_position", "bigint", (column) => column.notNull())
      .addColumn("depth", "bigint", (column) => column.notNull())
      .addColumn("joined_members", "bigint", (column) => column.notNull())
      .addColumn("invited_members", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("rooms_by_creator").on("rooms").columns(["creator", "created_at"]).execute();
    await database.schema
      .createTable("memberships")
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("membership", "text", (column) => column.notNull())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addColumn("sender", "text", (column) => column.notNull())
      .addColumn("display_name", "text")
      .addColumn("avatar_url", "text")
      .addColumn("forgotten", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("memberships_key", ["room_id", "user_id"])
      .execute();
    await database.schema
      .createIndex("memberships_by_user")
      .on("memberships")
      .columns(["user_id", "membership", "position"])
      .execute();
    await database.schema
      .createIndex("memberships_by_room")
      .on("memberships")
      .columns(["room_id", "membership", "position"])
      .execute();
    await database.schema
      .createTable("membership_history")
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addColumn("membership", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("membership_history_key", ["room_id", "user_id", "position"])
      .execute();
    await database.schema
      .createIndex("membership_history_by_user")
      .on("membership_history")
      .columns(["user_id", "position"])
      .execute();
    await database.schema
      .createIndex("membership_history_by_room")
      .on("membership_history")
      .columns(["room_id", "position"])
      .execute();
    await database.schema
      .createTable("room_aliases")
      .addColumn("alias", "text", (column) => column.primaryKey())
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("creator", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("room_aliases_by_room").on("room_aliases").column("room_id").execute();
  },
};
