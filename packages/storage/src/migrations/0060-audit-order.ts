import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * Numbers the audit log without gaps, so that a missing record is noticed by anybody who reads it (the position has gaps: it
 * is shared with everything else), says where each act came from, and finds records by subject and by time.
 */
export const orderAudit: Migration = {
  number: 60,
  name: "audit-order",
  async up(database) {
    await database.schema.alterTable("audit_log").addColumn("sequence", "bigint").execute();
    await database.schema
      .alterTable("audit_log")
      .addColumn("origin", "text", (column) => column.notNull().defaultTo("api"))
      .execute();
    await sql`update audit_log set sequence =
      (select count(*) from audit_log as earlier where earlier.position <= audit_log.position)`.execute(database);
    await database.schema.createIndex("audit_log_by_sequence").on("audit_log").column("sequence").unique().execute();
    await database.schema
      .createIndex("audit_log_by_subject")
      .on("audit_log")
      .columns(["subject", "position"])
      .execute();
    await database.schema.createIndex("audit_log_by_time").on("audit_log").columns(["at", "position"]).execute();
  },
};
