import type { AuditEventType } from "@conclave/protocol/audit-events/audit-event-type";
import { sql } from "kysely";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { AuditOrigin } from "./audit-tables.ts";

export interface AuditRecord {
  /** Its place in the log: 1, 2, 3 ... without gaps. */
  readonly sequence: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: AuditEventType;
  /** Who did it; null for the system itself and for people who are not signed in. */
  readonly actor: string | null;
  /** What it was done to: a user, room, device, invitation. */
  readonly subject: string | null;
  /** Further facts, never a secret and never the content of a message. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly origin: AuditOrigin;
}

type AuditRow = Omit<AuditRecord, "sequence" | "detail"> & { readonly detail: string; readonly position: number };

const insertRow = statement((query, { at, type, actor, subject, detail, origin, position }: AuditRow) =>
  query.insertInto("audit_log").values({
    at,
    type,
    actor,
    subject,
    detail,
    origin,
    position,
    sequence: sql<number>`(select coalesce(max(sequence), 0) + 1 from audit_log)`,
  }),
);

/** Adds a record. Called by `services/audit` alone. */
export async function appendAuditRecord(tx: WriteTransaction, record: Omit<AuditRecord, "sequence">): Promise<void> {
  await insertRow(tx, { ...record, detail: JSON.stringify(record.detail), position: tx.nextPosition() });
}

export interface AuditFilter {
  readonly type?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  /** Milliseconds since the epoch, inclusive. */
  readonly since?: number | undefined;
  /** Milliseconds since the epoch, exclusive. */
  readonly until?: number | undefined;
}

/** The records that match, newest first; `before` is the sequence of the last one of the page before. */
export async function listAuditRecords(
  tx: ReadTransaction,
  filter: AuditFilter & { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly AuditRecord[]> {
  const { type, actor, subject, since, until, before, limit } = filter;
  let query = tx.query
    .selectFrom("audit_log")
    .select(["sequence", "at", "type", "actor", "subject", "detail", "origin"])
    .orderBy("position", "desc")
    .limit(limit);
  // A type that a newer or older server wrote is text like any other.
  if (type !== undefined) query = query.where("type", "=", type as AuditEventType);
  if (actor !== undefined) query = query.where("actor", "=", actor);
  if (subject !== undefined) query = query.where("subject", "=", subject);
  if (before !== undefined) query = query.where("position", "<", positionOf(tx, before));
  // The log is read in the order of positions: the first and last of a stretch of time bound what is looked at.
  if (since !== undefined) query = query.where("at", ">=", since).where("position", ">=", firstSince(tx, since));
  if (until !== undefined) query = query.where("at", "<", until).where("position", "<=", lastUntil(tx, until));
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}

/** How many records there are. */
export async function countAuditRecords(tx: ReadTransaction): Promise<number> {
  const row = await tx.query
    .selectFrom("audit_log")
    .select(({ fn }) => fn.max("sequence").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

function positionOf(tx: ReadTransaction, sequence: number) {
  return tx.query.selectFrom("audit_log").select("position").where("sequence", "=", sequence);
}

function firstSince(tx: ReadTransaction, since: number) {
  return tx.query
    .selectFrom("audit_log")
    .select(({ fn }) => fn.min("position").as("position"))
    .where("at", ">=", since);
}

function lastUntil(tx: ReadTransaction, until: number) {
  return tx.query
    .selectFrom("audit_log")
    .select(({ fn }) => fn.max("position").as("position"))
    .where("at", "<", until);
}
