import type { Migration } from "./migration.ts";

/** Public keys of devices and people, and the note of whose devices changed: encryption can't start without them. */
export const createKeys: Migration = {
  number: 30,
  name: "keys",
  async up(database) {
    await database.schema
      .createTable("device_keys")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("device_keys_primary", ["user_id", "device_id"])
      .execute();
    await database.schema
      .createTable("one_time_keys")
      .addColumn("position", "bigint", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("algorithm", "text", (column) => column.notNull())
      .addColumn("key_id", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("one_time_keys_by_order")
      .on("one_time_keys")
      .columns(["user_id", "device_id", "algorithm", "position"])
      .execute();
    await database.schema
      .createTable("claimed_one_time_keys")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("algorithm", "text", (column) => column.notNull())
      .addColumn("key_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("claimed_one_time_keys_primary", ["user_id", "device_id", "algorithm", "key_id"])
      .execute();
    await database.schema
      .createTable("fallback_keys")
      .addColumn("position", "bigint", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("algorithm", "text", (column) => column.notNull())
      .addColumn("key_id", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("used", "integer", (column) => column.notNull())
      .addUniqueConstraint("fallback_keys_by_device", ["user_id", "device_id", "algorithm"])
      .execute();
    await database.schema
      .createTable("cross_signing_keys")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("usage", "text", (column) => column.notNull())
      .addColumn("public_key", "text", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("cross_signing_keys_primary", ["user_id", "usage"])
      .execute();
    await database.schema
      .createTable("key_signatures")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("key_id", "text", (column) => column.notNull())
      .addColumn("signer_user_id", "text", (column) => column.notNull())
      .addColumn("signer_key_id", "text", (column) => column.notNull())
      .addColumn("signature", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("key_signatures_primary", ["user_id", "key_id", "signer_user_id", "signer_key_id"])
      .execute();
    await database.schema
      .createIndex("key_signatures_by_signer")
      .on("key_signatures")
      .columns(["signer_user_id", "signer_key_id"])
      .execute();
    await database.schema
      .createTable("device_list_changes")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("observer_id", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("device_list_changes_primary", ["user_id", "observer_id"])
      .execute();
    await database.schema
      .createIndex("device_list_changes_by_position")
      .on("device_list_changes")
      .columns(["position"])
      .execute();
  },
};
