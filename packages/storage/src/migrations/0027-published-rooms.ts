import type { Migration } from "./migration.ts";

/** The room directory: rooms that whoever looks for them can find. */
export const createPublishedRooms: Migration = {
  number: 27,
  name: "published-rooms",
  async up(database) {
    await database.schema
      .createTable("published_rooms")
      .addColumn("room_id", "text", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .execute();
  },
};
