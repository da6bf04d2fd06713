import type { Migration } from "./migration.ts";

/** Queues of messages between devices, and which requests filled them, so that a repeated one adds nothing. */
export const createToDevice: Migration = {
  number: 31,
  name: "to-device",
  async up(database) {
    await database.schema
      .createTable("to_device_messages")
      .addColumn("position", "bigint", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("sender", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("content", "text", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("to_device_messages_by_device")
      .on("to_device_messages")
      .columns(["user_id", "device_id", "position"])
      .execute();
    await database.schema
      .createTable("to_device_transactions")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("transaction_id", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("to_device_transactions_primary", ["user_id", "device_id", "type", "transaction_id"])
      .execute();
    await database.schema
      .createIndex("to_device_transactions_by_age")
      .on("to_device_transactions")
      .columns(["user_id", "device_id", "at"])
      .execute();
  },
};
