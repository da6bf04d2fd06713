import type { Migration } from "./migration.ts";

/** Events in the order in which they happened, the state that they made, and what tells a repeated request from a new one. */
export const createTimeline: Migration = {
  number: 21,
  name: "timeline",
  async up(database) {
    await database.schema
      .createTable("events")
      .addColumn("event_id", "text", (column) => column.primaryKey())
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addColumn("depth", "bigint", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("state_key", "text")
      .addColumn("sender", "text", (column) => column.notNull())
      .addColumn("origin_server_ts", "bigint", (column) => column.notNull())
      .addColumn("pdu", "text", (column) => column.notNull())
      .addColumn("client", "text", (column) => column.notNull())
      .addColumn("replaces", "text")
      .addColumn("redacted_by", "text")
      .addColumn("device_id", "text")
      .addColumn("transaction_id", "text")
      .execute();
    await database.schema
      .createIndex("events_by_room")
      .on("events")
      .columns(["room_id", "position"])
      .unique()
      .execute();
    await database.schema
      .createTable("room_state")
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("state_key", "text", (column) => column.notNull())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("room_state_key", ["room_id", "type", "state_key"])
      .execute();
    await database.schema
      .createTable("state_history")
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("state_key", "text", (column) => column.notNull())
      .addColumn("position", "bigint", (column) => column.notNull())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("state_history_key", ["room_id", "type", "state_key", "position"])
      .execute();
    await database.schema
      .createIndex("state_history_by_position")
      .on("state_history")
      .columns(["room_id", "position"])
      .execute();
    await database.schema
      .createTable("transactions")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("scope", "text", (column) => column.notNull())
      .addColumn("transaction_id", "text", (column) => column.notNull())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("transactions_key", ["user_id", "device_id", "scope", "transaction_id"])
      .execute();
    await database.schema.createIndex("transactions_by_time").on("transactions").column("at").execute();
    await database.schema
      .createTable("relations")
      .addColumn("event_id", "text", (column) => column.primaryKey())
      .addColumn("room_id", "text", (column) => column.notNull())
      .addColumn("relates_to", "text", (column) => column.notNull())
      .addColumn("relation_type", "text", (column) => column.notNull())
      .addColumn("sender", "text", (column) => column.notNull())
      .addColumn("type", "text", (column) => column.notNull())
      .addColumn("annotation_key", "text")
      .addColumn("position", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("relations_by_target")
      .on("relations")
      .columns(["relates_to", "relation_type", "position"])
      .execute();
  },
};
