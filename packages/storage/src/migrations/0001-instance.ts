import type { Migration } from "./migration.ts";

/** What this server is, where its stream of changes stands, and the audit log: needed before anything else can happen. */
export const createInstance: Migration = {
  number: 1,
  name: "instance",
  async up(database) {
    await database.schema
      .createTable("instance")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("value", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("stream_positions")
      .addColumn("writer", "integer", (column) => column.primaryKey())
      .addColumn("position", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("audit_log")
      .addColumn("position", "bigint", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("actor", "text")
      .addColumn("subject", "text")
      .addColumn("detail", "text", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("audit_log_by_type").on("audit_log").columns(["type", "position"]).execute();
    await database.schema.createIndex("audit_log_by_actor").on("audit_log").columns(["actor", "position"]).execute();
  },
};
