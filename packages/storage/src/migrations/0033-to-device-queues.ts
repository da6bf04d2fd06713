import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** How much waits for each device, from each sender: counted along, since counting it at every message would read the queue. */
export const countToDevice: Migration = {
  number: 33,
  name: "to-device-queues",
  async up(database) {
    await database.schema
      .createTable("to_device_queues")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("device_id", "text", (column) => column.notNull())
      .addColumn("sender", "text", (column) => column.notNull())
      .addColumn("messages", "bigint", (column) => column.notNull())
      .addColumn("bytes", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("to_device_queues_key", ["user_id", "sender", "device_id"])
      .execute();
    await sql`insert into to_device_queues (user_id, device_id, sender, messages, bytes)
      select user_id, device_id, sender, count(*), cast(sum(octet_length(content)) as bigint)
      from to_device_messages group by user_id, device_id, sender`.execute(database);
    await sql`insert into to_device_queues (user_id, device_id, sender, messages, bytes)
      select user_id, device_id, '', count(*), cast(sum(octet_length(content)) as bigint)
      from to_device_messages group by user_id, device_id`.execute(database);
  },
};
