import type { AuditEventType } from "@conclave/protocol/audit-events/audit-event-type";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface AuditRecord {
  readonly position: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: AuditEventType;
  /** Who did it; null for the system itself and for people who are not signed in. */
  readonly actor: string | null;
  /** What it was done to: a user, room, device, invitation. */
  readonly subject: string | null;
  /** Further facts, never a secret and never the content of a message. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Adds a record. Called by `services/audit` alone. */
export async function appendAuditRecord(tx: WriteTransaction, record: Omit<AuditRecord, "position">): Promise<void> {
  await tx.query
    .insertInto("audit_log")
    .values({ ...record, position: tx.nextPosition(), detail: JSON.stringify(record.detail) })
    .execute();
}

export interface AuditFilter {
  readonly type?: AuditEventType;
  readonly actor?: string;
  readonly subject?: string;
  /** Milliseconds since the epoch, inclusive. */
  readonly from?: number;
  /** Milliseconds since the epoch, exclusive. */
  readonly until?: number;
  /** Only records before this position: the last one of the page before. */
  readonly before?: number;
  readonly limit: number;
}

/** The records that match, newest first. */
export async function listAuditRecords(tx: ReadTransaction, filter: AuditFilter): Promise<readonly AuditRecord[]> {
  let query = tx.query.selectFrom("audit_log").selectAll().orderBy("position", "desc").limit(filter.limit);
  if (filter.type !== undefined) query = query.where("type", "=", filter.type);
  if (filter.actor !== undefined) query = query.where("actor", "=", filter.actor);
  if (filter.subject !== undefined) query = query.where("subject", "=", filter.subject);
  if (filter.from !== undefined) query = query.where("at", ">=", filter.from);
  if (filter.until !== undefined) query = query.where("at", "<", filter.until);
  if (filter.before !== undefined) query = query.where("position", "<", filter.before);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}
