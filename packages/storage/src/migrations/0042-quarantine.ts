import type { Migration } from "./migration.ts";

/** Files that nobody is given any more, and are kept: whoever quarantined one by mistake gives it back. */
export const createQuarantine: Migration = {
  number: 42,
  name: "quarantine",
  async up(database) {
    await database.schema.alterTable("media").addColumn("quarantined_at", "bigint").execute();
  },
};
