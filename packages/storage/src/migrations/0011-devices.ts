import type { Migration } from "./migration.ts";

/** Where people are signed in, and the hashes of the tokens that prove it. */
export const createDevices: Migration = {
  number: 11,
  name: "devices",
  async up(database) {
    await database.schema
      .createTable("devices")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("display_name", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("last_seen_at", "bigint")
      .addColumn("last_seen_address", "text")
      .addColumn("last_seen_user_agent", "text")
      .addPrimaryKeyConstraint("devices_key", ["user_id", "device_id"])
      .execute();
    await database.schema
      .createTable("session_tokens")
      .addColumn("access_token_hash", "text", (column) => column.primaryKey())
      .addColumn("refresh_token_hash", "text")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("generation", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint")
      .execute();
    await database.schema
      .createIndex("session_tokens_by_device")
      .on("session_tokens")
      .columns(["user_id", "device_id", "generation"])
      .unique()
      .execute();
    await database.schema
      .createIndex("session_tokens_by_refresh_token")
      .on("session_tokens")
      .column("refresh_token_hash")
      .unique()
      .execute();
  },
};
