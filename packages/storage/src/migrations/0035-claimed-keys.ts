import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Which keys were given out, by themselves and not by name alone: a device that comes back may use its names for other keys. */
export const nameClaimedKeys: Migration = {
  number: 35,
  name: "claimed-keys",
  async up(database) {
    await database.schema
      .createTable("claimed_keys")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("algorithm", "text", (column) => column.notNull())
      .addColumn("key_id", "text", (column) => column.notNull())
      .addColumn("public_key", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("claimed_keys_primary", ["user_id", "device_id", "algorithm", "key_id", "public_key"])
      .execute();
    await sql`insert into claimed_keys (user_id, device_id, algorithm, key_id, public_key)
      select user_id, device_id, algorithm, key_id, '' from claimed_one_time_keys`.execute(database);
    await database.schema.dropTable("claimed_one_time_keys").execute();
    await database.schema.alterTable("claimed_keys").renameTo("claimed_one_time_keys").execute();
  },
};
