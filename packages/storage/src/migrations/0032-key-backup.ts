import type { Migration } from "./migration.ts";

/** Room keys that people keep on the server, encrypted with a key that it never sees. */
export const createKeyBackup: Migration = {
  number: 32,
  name: "key-backup",
  async up(database) {
    await database.schema
      .createTable("key_backup_versions")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("algorithm", "text", (column) => column.notNull())
      .addColumn("auth_data", "text", (column) => column.notNull())
      .addColumn("etag", "bigint", (column) => column.notNull())
      .addColumn("session_count", "integer", (column) => column.notNull())
      .addColumn("deleted", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("key_backup_versions_primary", ["user_id", "version"])
      .execute();
    await database.schema
      .createTable("key_backup_sessions")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("session_id", "text", (column) => column.notNull())
      .addColumn("first_message_index", "bigint", (column) => column.notNull())
      .addColumn("forwarded_count", "bigint", (column) => column.notNull())
      .addColumn("is_verified", "integer", (column) => column.notNull())
      .addColumn("session_data", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("key_backup_sessions_primary", ["user_id", "version", "room_id", "session_id"])
      .execute();
  },
};
