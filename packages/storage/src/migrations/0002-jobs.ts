import type { Migration } from "./migration.ts";

/** What committed changes still have to bring about. Few rows, and mostly none, so that the primary key is index enough. */
export const createJobs: Migration = {
  number: 2,
  name: "jobs",
  async up(database) {
    await database.schema
      .createTable("jobs")
      .addColumn("number", "bigint", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("begun_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
