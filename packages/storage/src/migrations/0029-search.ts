import type { Migration } from "./migration.ts";

/**
 * An index of our own from terms to events: what the databases have of the kind finds no Chinese word of two characters, and
 * differs between them.
 */
export const createSearch: Migration = {
  number: 29,
  name: "search",
  async up(database) {
    await database.schema
      .createTable("search_terms")
      .addColumn("term", "text", (column) => column.notNull())
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addColumn("field", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("search_terms_key", ["term", "room_id", "position"])
      .execute();
    await database.schema
      .createIndex("search_terms_by_event")
      .on("search_terms")
      .columns(["room_id", "position"])
      .execute();
  },
};
