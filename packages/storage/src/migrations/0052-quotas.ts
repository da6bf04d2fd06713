import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** When a filter was last used, and how much of account data and files each person keeps. */
export const createQuotas: Migration = {
  number: 52,
  name: "quotas",
  async up(database) {
    await database.schema
      .alterTable("filters")
      .addColumn("used_at", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .createTable("usage")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("pieces", "bigint", (column) => column.notNull())
      .addColumn("bytes", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("usage_key", ["user_id", "kind"])
      .execute();
    await sql`insert into usage (user_id, kind, pieces, bytes)
      select user_id, 'account-data', count(*), cast(sum(octet_length(content)) as bigint)
      from account_data group by user_id`.execute(database);
    await sql`insert into usage (user_id, kind, pieces, bytes)
      select user_id, 'media', count(*), cast(sum(size) as bigint)
      from media where blob_id is not null group by user_id`.execute(database);
  },
};
