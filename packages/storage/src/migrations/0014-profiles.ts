import type { Migration } from "./migration.ts";

/** What people say of themselves: name, picture, and fields of their own. */
export const createProfiles: Migration = {
  number: 14,
  name: "profiles",
  async up(database) {
    await database.schema
      .createTable("profile_fields")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("profile_fields_key", ["user_id", "key"])
      .execute();
  },
};
