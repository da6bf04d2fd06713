import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * Says of each relation whether it takes effect, and in which thread its event is, so that aggregations, the list of threads
 * and the unread counts of threads are read from an index and nobody has to look into contents. What is said about events of
 * other rooms is forgotten: nobody may hear of it.
 */
export const extendRelations: Migration = {
  number: 23,
  name: "relations",
  async up(database) {
    await database.schema
      .alterTable("relations")
      .addColumn("takes_effect", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    await database.schema.alterTable("relations").addColumn("thread_root", "text").execute();
    await sql`delete from relations where not exists (select 1 from events as target
      where target.event_id = relations.relates_to and target.room_id = relations.room_id)`.execute(database);
    await sql`update relations set takes_effect = 0 where relation_type = 'm.replace' and not exists (
      select 1 from events as target where target.event_id = relations.relates_to and target.sender = relations.sender
        and target.type = relations.type and target.state_key is null)`.execute(database);
    await sql`update relations set thread_root = relates_to
      where relation_type = 'm.thread' and takes_effect = 1`.execute(database);
    // A reaction to a reply, or to an edit of it, belongs to the thread; nothing real is deeper.
    for (let hop = 1; hop < 3; hop++) {
      await sql`update relations set thread_root =
        (select parent.thread_root from relations as parent where parent.event_id = relations.relates_to)
        where thread_root is null`.execute(database);
    }
    await database.schema
      .createIndex("relations_by_room")
      .on("relations")
      .columns(["room_id", "relation_type", "position"])
      .execute();
    await database.schema.createIndex("events_by_time").on("events").columns(["room_id", "origin_server_ts"]).execute();
  },
};
