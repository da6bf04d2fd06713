import type { Migration } from "./migration.ts";

/** Tokens by which a person proves to a service who they are, and nothing more. */
export const createOpenIdTokens: Migration = {
  number: 17,
  name: "open-id-tokens",
  async up(database) {
    await database.schema
      .createTable("open_id_tokens")
      .addColumn("token_hash", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("open_id_tokens_by_expiry").on("open_id_tokens").column("expires_at").execute();
  },
};
