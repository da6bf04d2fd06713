import type { Migration } from "./migration.ts";

/** The people of this server. The name can't be taken again after deactivation, so a row is never removed. */
export const createAccounts: Migration = {
  number: 10,
  name: "accounts",
  async up(database) {
    await database.schema
      .createTable("accounts")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("password_hash", "text")
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("accounts_by_role").on("accounts").columns(["role", "state"]).execute();
  },
};
