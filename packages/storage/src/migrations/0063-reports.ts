import type { Migration } from "./migration.ts";

/** What people report as inappropriate, for those who look after the organisation. */
export const createReports: Migration = {
  number: 63,
  name: "reports",
  async up(database) {
    await database.schema
      .createTable("reports")
      .addColumn("position", "bigint", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("reporter", "text", (column) => column.notNull())
      .addColumn("room_id", "text")
      .addColumn("event_id", "text")
      .addColumn("user_id", "text")
      .addColumn("reason", "text", (column) => column.notNull())
      .execute();
  },
};
