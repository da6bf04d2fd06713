import { deleteBackedUpSessions } from "@conclave/storage/keys/key-backup-sessions-store";
import { command } from "../core/verb.ts";
import type { BackupPart } from "./backup-part.ts";
import { type KeyBackupState, requireBackup, stateOfBackup } from "./key-backup-version.ts";

/** Deletes a part of a backup. @throws MatrixError `M_NOT_FOUND` when there is no such backup. */
export const deleteBackedUp = command(
  "keys.delete-backed-up-sessions",
  async ({ tx }, input: BackupPart): Promise<KeyBackupState> => {
    const { version } = await requireBackup(tx, input.userId, input.version);
    await deleteBackedUpSessions(tx, { userId: input.userId, version }, input);
    return stateOfBackup(tx, input.userId, version);
  },
);
