import type { Migration } from "./migration.ts";

/** What is known of uploaded files; the files themselves lie beside the database. */
export const createMedia: Migration = {
  number: 40,
  name: "media",
  async up(database) {
    await database.schema
      .createTable("media")
      .addColumn("media_id", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint")
      .addColumn("blob_id", "text")
      .addColumn("size", "bigint")
      .addColumn("content_type", "text")
      .addColumn("file_name", "text")
      .execute();
    await database.schema.createIndex("media_by_user").on("media").columns(["user_id", "expires_at"]).execute();
  },
};
