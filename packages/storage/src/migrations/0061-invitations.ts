import type { Migration } from "./migration.ts";

/** Links that let somebody in: to set the organisation up, to join it, to set a new password. Only hashes are kept. */
export const createInvitations: Migration = {
  number: 61,
  name: "invitations",
  async up(database) {
    await database.schema
      .createTable("set_up_tokens")
      .addColumn("token_hash", "text", (column) => column.primaryKey())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("invitations")
      .addColumn("invitation_id", "text", (column) => column.primaryKey())
      .addColumn("token_hash", "text", (column) => column.notNull())
      .addColumn("created_by", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("uses_allowed", "integer", (column) => column.notNull())
      .addColumn("uses_completed", "integer", (column) => column.notNull())
      .addColumn("revoked_at", "bigint")
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("suggested_localpart", "text")
      .addColumn("note", "text")
      .execute();
    await database.schema.createIndex("invitations_by_token").on("invitations").column("token_hash").unique().execute();
    await database.schema
      .createIndex("invitations_by_creation")
      .on("invitations")
      .columns(["created_at", "invitation_id"])
      .execute();
    await database.schema.createIndex("invitations_by_expiry").on("invitations").column("expires_at").execute();
    await database.schema
      .createTable("reset_tokens")
      .addColumn("token_hash", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("reset_tokens_by_user").on("reset_tokens").column("user_id").execute();
  },
};
