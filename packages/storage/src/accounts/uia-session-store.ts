import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface UiaSession {
  readonly id: string;
  /** Null for people who are not signed in, as the device is. */
  readonly userId: UserId | null;
  readonly deviceId: string | null;
  /** Method and path. */
  readonly operation: string;
  readonly bodyHash: string;
  /** Types of the stages that are done. */
  readonly completed: readonly string[];
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** The session of that identifier, unless it has expired. */
export async function findUiaSession(tx: ReadTransaction, id: string, now: number): Promise<UiaSession | undefined> {
  const row = await tx.query
    .selectFrom("uia_sessions")
    .selectAll()
    .where("id", "=", id)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    userId: row.user_id,
    deviceId: row.device_id,
    operation: row.operation,
    bodyHash: row.body_hash,
    completed: JSON.parse(row.completed),
    expiresAt: row.expires_at,
  };
}

/** Adds a session, and removes those that have expired. */
export async function insertUiaSession(tx: WriteTransaction, session: UiaSession, now: number): Promise<void> {
  await tx.query.deleteFrom("uia_sessions").where("expires_at", "<=", now).execute();
  await tx.query
    .insertInto("uia_sessions")
    .values({
      id: session.id,
      user_id: session.userId,
      device_id: session.deviceId,
      operation: session.operation,
      body_hash: session.bodyHash,
      completed: JSON.stringify(session.completed),
      expires_at: session.expiresAt,
    })
    .execute();
}

/** Remembers which stages are done. */
export async function updateUiaSession(tx: WriteTransaction, id: string, completed: readonly string[]): Promise<void> {
  await tx.query
    .updateTable("uia_sessions")
    .set({ completed: JSON.stringify(completed) })
    .where("id", "=", id)
    .execute();
}
