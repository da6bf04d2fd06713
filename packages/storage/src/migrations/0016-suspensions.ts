import type { Migration } from "./migration.ts";

/** Accounts that may read, and not act: beside the state of an account, which says whether it may be used at all. */
export const createSuspensions: Migration = {
  number: 16,
  name: "suspensions",
  async up(database) {
    await database.schema
      .createTable("suspensions")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .execute();
  },
};
