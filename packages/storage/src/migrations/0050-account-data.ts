import type { Migration } from "./migration.ts";

/** What clients keep with the server for themselves: account data, of a room or of none, and the filters of their syncs. */
export const createAccountData: Migration = {
  number: 50,
  name: "account-data",
  async up(database) {
    await database.schema
      .createTable("account_data")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("content", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("account_data_key", ["user_id", "room_id", "type"])
      .execute();
    await database.schema
      .createIndex("account_data_by_position")
      .on("account_data")
      .columns(["user_id", "position"])
      .execute();
    await database.schema
      .createTable("filters")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("filter_id", "text", (column) => column.notNull())
      .addColumn("filter", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("filters_key", ["user_id", "filter_id"])
      .execute();
  },
};
