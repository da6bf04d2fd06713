import type { Migration } from "./migration.ts";

/** Sign-ins that are on their way: through the sign-in page, and back from it with a token. */
export const createSignIn: Migration = {
  number: 13,
  name: "sign-in",
  async up(database) {
    await database.schema
      .createTable("login_tokens")
      .addColumn("token_hash", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("login_tokens_by_expiry").on("login_tokens").column("expires_at").execute();
    await database.schema.createIndex("login_tokens_by_user").on("login_tokens").column("user_id").execute();
    await database.schema
      .createTable("sign_in_requests")
      .addColumn("request_hash", "text", (column) => column.primaryKey())
      .addColumn("redirect_url", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("sign_in_requests_by_expiry")
      .on("sign_in_requests")
      .column("expires_at")
      .execute();
  },
};
