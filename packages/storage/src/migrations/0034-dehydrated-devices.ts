import type { Migration } from "./migration.ts";

/** Devices that nobody is signed in on: they take keys in while their owner is away (MSC3814). */
export const createDehydratedDevices: Migration = {
  number: 34,
  name: "dehydrated-devices",
  async up(database) {
    await database.schema
      .createTable("dehydrated_devices")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("device_data", "text", (column) => column.notNull())
      .execute();
  },
};
