import type { Migration } from "./migration.ts";

/** Events that are sent later unless their sender says otherwise, so that a call knows who dropped out of it. */
export const createDelayedEvents: Migration = {
  number: 26,
  name: "delayed-events",
  async up(database) {
    await database.schema
      .createTable("delayed_events")
      .addColumn("delay_id", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("state_key", "text")
      .addColumn("transaction_id", "text")
      .addColumn("content", "text", (column) => column.notNull())
      .addColumn("delay", "bigint", (column) => column.notNull())
      .addColumn("running_since", "bigint", (column) => column.notNull())
      .addColumn("send_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("delayed_events_by_time").on("delayed_events").column("send_at").execute();
    await database.schema
      .createIndex("delayed_events_by_user")
      .on("delayed_events")
      .columns(["user_id", "running_since"])
      .execute();
  },
};
