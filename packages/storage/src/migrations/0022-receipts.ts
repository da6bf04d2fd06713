import type { Migration } from "./migration.ts";

/** How far each person has read in each room and thread. */
export const createReceipts: Migration = {
  number: 22,
  name: "receipts",
  async up(database) {
    await database.schema
      .createTable("receipts")
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("receipt_type", "text", (column) => column.notNull())
      .addColumn("thread_id", "text", (column) => column.notNull())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addColumn("event_position", "bigint", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("receipts_key", ["room_id", "user_id", "receipt_type", "thread_id"])
      .execute();
    await database.schema.createIndex("receipts_by_position").on("receipts").columns(["room_id", "position"]).execute();
  },
};
