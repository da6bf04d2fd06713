import type { Selectable } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { KeysTables } from "./keys-tables.ts";

export interface KeyBackupVersion {
  readonly version: number;
  readonly algorithm: string;
  /** JSON, as uploaded. */
  readonly authData: string;
  /** Rises with every change of the sessions. */
  readonly etag: number;
  readonly sessionCount: number;
}

/** The newest backup that was not deleted. */
export async function currentKeyBackupVersion(
  tx: ReadTransaction,
  userId: string,
): Promise<KeyBackupVersion | undefined> {
  const row = await tx.query
    .selectFrom("key_backup_versions")
    .selectAll()
    .where("user_id", "=", userId)
    .where("deleted", "=", 0)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && versionOf(row);
}

/** One backup; undefined when it was never there, or deleted. */
export async function readKeyBackupVersion(
  tx: ReadTransaction,
  userId: string,
  version: number,
): Promise<KeyBackupVersion | undefined> {
  const row = await tx.query
    .selectFrom("key_backup_versions")
    .selectAll()
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .where("deleted", "=", 0)
    .executeTakeFirst();
  return row && versionOf(row);
}

/** Adds a backup. @returns its number, one above the highest that the person ever had. */
export async function addKeyBackupVersion(
  tx: WriteTransaction,
  userId: string,
  backup: { readonly algorithm: string; readonly authData: string },
): Promise<number> {
  const last = await tx.query
    .selectFrom("key_backup_versions")
    .select("version")
    .where("user_id", "=", userId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  await tx.query
    .insertInto("key_backup_versions")
    .values({
      user_id: userId,
      version,
      algorithm: backup.algorithm,
      auth_data: backup.authData,
      etag: 0,
      session_count: 0,
      deleted: 0,
    })
    .execute();
  return version;
}

/** Replaces what a backup says of its key. */
export async function writeKeyBackupAuthData(
  tx: WriteTransaction,
  userId: string,
  version: number,
  authData: string,
): Promise<void> {
  await tx.query
    .updateTable("key_backup_versions")
    .set({ auth_data: authData })
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .execute();
}

/**
 * Marks a backup as deleted and removes its sessions.
 *
 * @returns `deleted` when it was there, `already` when it had been deleted, `unknown` when it never was.
 */
export async function deleteKeyBackupVersion(
  tx: WriteTransaction,
  userId: string,
  version: number,
): Promise<"deleted" | "already" | "unknown"> {
  const row = await tx.query
    .selectFrom("key_backup_versions")
    .select("deleted")
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row === undefined) return "unknown";
  if (row.deleted === 1) return "already";
  await tx.query
    .updateTable("key_backup_versions")
    .set({ deleted: 1, session_count: 0 })
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .execute();
  await tx.query
    .deleteFrom("key_backup_sessions")
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .execute();
  return "deleted";
}

function versionOf(row: Selectable<KeysTables["key_backup_versions"]>): KeyBackupVersion {
  return {
    version: row.version,
    algorithm: row.algorithm,
    authData: row.auth_data,
    etag: row.etag,
    sessionCount: row.session_count,
  };
}
