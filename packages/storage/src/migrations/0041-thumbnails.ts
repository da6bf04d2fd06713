import type { Migration } from "./migration.ts";

/** The small forms of pictures that were asked for once, so that each is made once. */
export const createThumbnails: Migration = {
  number: 41,
  name: "thumbnails",
  async up(database) {
    await database.schema
      .createTable("thumbnails")
      .addColumn("media_id", "text", (column) => column.notNull())
      .addColumn("form", "text", (column) => column.notNull())
      .addColumn("blob_id", "text")
      .addColumn("size", "bigint")
      .addColumn("content_type", "text")
      .addPrimaryKeyConstraint("thumbnails_key", ["media_id", "form"])
      .execute();
  },
};
