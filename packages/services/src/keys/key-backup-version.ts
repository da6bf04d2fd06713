import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import {
  currentKeyBackupVersion,
  type KeyBackupVersion,
  readKeyBackupVersion,
} from "@conclave/storage/keys/key-backup-versions-store";

/** How a backup stands after a change. */
export interface KeyBackupState {
  readonly etag: string;
  readonly count: number;
}

/** The number that clients see as an opaque text; undefined for a text that never was one. */
export function parseVersion(text: string): number | undefined {
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
}

/** A backup that may be read. @throws MatrixError `M_NOT_FOUND` when it is not there. */
export async function requireBackup(tx: ReadTransaction, userId: string, version: string): Promise<KeyBackupVersion> {
  const number = parseVersion(version);
  const backup = number === undefined ? undefined : await readKeyBackupVersion(tx, userId, number);
  if (backup === undefined) throw new MatrixError("M_NOT_FOUND", "There is no such key backup.");
  return backup;
}

/**
 * The newest backup, the only one that takes keys.
 *
 * @throws MatrixError `M_NOT_FOUND` when there is none, `M_WRONG_ROOM_KEYS_VERSION` when `version` is another.
 */
export async function requireCurrentBackup(
  tx: ReadTransaction,
  userId: string,
  version: string,
): Promise<KeyBackupVersion> {
  const current = await currentKeyBackupVersion(tx, userId);
  if (current === undefined) throw new MatrixError("M_NOT_FOUND", "There is no key backup.");
  if (String(current.version) !== version) {
    throw new MatrixError("M_WRONG_ROOM_KEYS_VERSION", "Another key backup is the current one.", {
      current_version: String(current.version),
    });
  }
  return current;
}

/** How a backup stands now. */
export async function stateOfBackup(tx: ReadTransaction, userId: string, version: number): Promise<KeyBackupState> {
  const backup = await readKeyBackupVersion(tx, userId, version);
  return { etag: String(backup?.etag ?? 0), count: backup?.sessionCount ?? 0 };
}
