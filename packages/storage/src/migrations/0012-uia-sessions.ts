import type { Migration } from "./migration.ts";

/** Requests that wait for proof of who makes them; kept here so that any edge can take up what another began. */
export const createUiaSessions: Migration = {
  number: 12,
  name: "uia-sessions",
  async up(database) {
    await database.schema
      .createTable("uia_sessions")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text")
      .addColumn("device_id", "text")
      .addColumn("operation", "text", (column) => column.notNull())
      .addColumn("body_hash", "text", (column) => column.notNull())
      .addColumn("completed", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("uia_sessions_by_expiry").on("uia_sessions").column("expires_at").execute();
  },
};
