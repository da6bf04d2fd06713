import type { Migration } from "./migration.ts";

/** Who had what they wrote erased as they left for good, and when: whoever comes to a room later reads it redacted. */
export const createErasures: Migration = {
  number: 18,
  name: "erasures",
  async up(database) {
    await database.schema
      .createTable("erasures")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("position", "bigint", (column) => column.notNull())
      .execute();
  },
};
