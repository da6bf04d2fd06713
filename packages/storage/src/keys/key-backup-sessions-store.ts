import { type Selectable, sql } from "kysely";
import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { KeysTables } from "./keys-tables.ts";

/** Which backup of whom. */
export interface KeyBackup {
  readonly userId: string;
  readonly version: number;
}

export interface BackedUpSession {
  readonly roomId: string;
  readonly sessionId: string;
  readonly firstMessageIndex: number;
  readonly forwardedCount: number;
  readonly isVerified: boolean;
  /** JSON, as uploaded. */
  readonly sessionData: string;
}

/** A part of a backup: everything, a room, or one session. */
export interface SessionSelection {
  readonly roomId?: string;
  /** Only with a room. */
  readonly sessionId?: string;
}

/** What the backup has of these sessions. */
export async function backedUpSessionsAmong(
  tx: ReadTransaction,
  backup: KeyBackup,
  sessions: readonly { readonly roomId: string; readonly sessionId: string }[],
): Promise<readonly BackedUpSession[]> {
  const found: BackedUpSession[] = [];
  for (const chunk of chunksOf(sessions)) {
    const wanted = sql.join(chunk.map(({ roomId, sessionId }) => sql`(${roomId}, ${sessionId})`));
    // One index probe a session: a list of rooms and one of sessions would be as many as their product. The join is a cross join,
    // which SQLite does in this order.
    const { rows } = await sql<Row>`
      with wanted (room_id, session_id) as (values ${wanted})
      select backup.* from wanted cross join key_backup_sessions as backup
      where backup.user_id = ${backup.userId} and backup.version = ${backup.version}
        and backup.room_id = wanted.room_id and backup.session_id = wanted.session_id`.execute(tx.query);
    found.push(...rows.map(sessionOf));
  }
  return found;
}

/** One session of a backup; undefined when it isn't there. */
export async function findBackedUpSession(
  tx: ReadTransaction,
  backup: KeyBackup,
  session: { readonly roomId: string; readonly sessionId: string },
): Promise<BackedUpSession | undefined> {
  return (await backedUpSessionsAmong(tx, backup, [session]))[0];
}

/** Sessions of a backup, or of a room of it, behind `after`, in the order of room and session, at most `limit`. */
export async function readBackedUpSessions(
  tx: ReadTransaction,
  backup: KeyBackup,
  roomId: string | undefined,
  after: { readonly roomId: string; readonly sessionId: string },
  limit: number,
): Promise<readonly BackedUpSession[]> {
  let query = tx.query
    .selectFrom("key_backup_sessions")
    .selectAll()
    .where("user_id", "=", backup.userId)
    .where("version", "=", backup.version)
    .orderBy("room_id")
    .orderBy("session_id")
    .limit(limit);
  // Within a room the pair would be compared from the backup's beginning on.
  if (roomId !== undefined) query = query.where("room_id", "=", roomId).where("session_id", ">", after.sessionId);
  else {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("room_id", "session_id"), ">", tuple(after.roomId, after.sessionId)),
    );
  }
  return (await query.execute()).map(sessionOf);
}

/** Stores sessions, each replacing the one with its name, and counts `added` of them as new. */
export async function writeBackedUpSessions(
  tx: WriteTransaction,
  backup: KeyBackup,
  sessions: readonly BackedUpSession[],
  added: number,
): Promise<void> {
  for (const chunk of chunksOf(sessions)) {
    await tx.query
      .insertInto("key_backup_sessions")
      .values(
        chunk.map((session) => ({
          user_id: backup.userId,
          version: backup.version,
          room_id: session.roomId,
          session_id: session.sessionId,
          first_message_index: session.firstMessageIndex,
          forwarded_count: session.forwardedCount,
          is_verified: session.isVerified ? 1 : 0,
          session_data: session.sessionData,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["user_id", "version", "room_id", "session_id"]).doUpdateSet((expression) => ({
          first_message_index: expression.ref("excluded.first_message_index"),
          forwarded_count: expression.ref("excluded.forwarded_count"),
          is_verified: expression.ref("excluded.is_verified"),
          session_data: expression.ref("excluded.session_data"),
        })),
      )
      .execute();
  }
  await noteChange(tx, backup, added);
}

/** Removes a part of a backup. */
export async function deleteBackedUpSessions(
  tx: WriteTransaction,
  backup: KeyBackup,
  selection: SessionSelection,
): Promise<void> {
  let query = tx.query
    .deleteFrom("key_backup_sessions")
    .where("user_id", "=", backup.userId)
    .where("version", "=", backup.version);
  if (selection.roomId !== undefined) query = query.where("room_id", "=", selection.roomId);
  if (selection.sessionId !== undefined) query = query.where("session_id", "=", selection.sessionId);
  const { numDeletedRows } = await query.executeTakeFirst();
  if (numDeletedRows > 0n) await noteChange(tx, backup, -Number(numDeletedRows));
}

async function noteChange(tx: WriteTransaction, backup: KeyBackup, difference: number): Promise<void> {
  await tx.query
    .updateTable("key_backup_versions")
    .set((expression) => ({
      etag: expression("etag", "+", 1),
      session_count: expression("session_count", "+", difference),
    }))
    .where("user_id", "=", backup.userId)
    .where("version", "=", backup.version)
    .execute();
}

type Row = Selectable<KeysTables["key_backup_sessions"]>;

function sessionOf(row: Row): BackedUpSession {
  return {
    roomId: row.room_id,
    sessionId: row.session_id,
    firstMessageIndex: row.first_message_index,
    forwardedCount: row.forwarded_count,
    isVerified: row.is_verified === 1,
    sessionData: row.session_data,
  };
}
