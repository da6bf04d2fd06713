import type { Migration } from "./migration.ts";

/** Where devices that sleep want to be told of news, and how far each has been told. */
export const createPushers: Migration = {
  number: 51,
  name: "pushers",
  async up(database) {
    await database.schema
      .createTable("pushers")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("app_id", "text", (column) => column.notNull())
      .addColumn("pushkey", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("app_display_name", "text", (column) => column.notNull())
      .addColumn("device_display_name", "text", (column) => column.notNull())
      .addColumn("profile_tag", "text")
      .addColumn("lang", "text", (column) => column.notNull())
      .addColumn("data", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("told_up_to", "bigint", (column) => column.notNull())
      .addColumn("badge", "bigint", (column) => column.notNull())
      .addColumn("failing_since", "bigint")
      .addColumn("retry_at", "bigint")
      .addPrimaryKeyConstraint("pushers_key", ["user_id", "app_id", "pushkey"])
      .execute();
    await database.schema.createIndex("pushers_by_pushkey").on("pushers").columns(["pushkey", "app_id"]).execute();
    await database.schema.createIndex("pushers_by_retry").on("pushers").column("retry_at").execute();
  },
};
