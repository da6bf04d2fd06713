import { MatrixError } from "@conclave/protocol/matrix-error";
import { currentKeyBackupVersion, type KeyBackupVersion } from "@conclave/storage/keys/key-backup-versions-store";
import { query } from "../core/verb.ts";
import { requireBackup } from "./key-backup-version.ts";

/** A key backup, or the current one. @throws MatrixError `M_NOT_FOUND` when it is not there. */
export const readKeyBackup = query(
  "keys.read-backup",
  async ({ tx }, input: { readonly userId: string; readonly version?: string }): Promise<KeyBackupVersion> => {
    if (input.version !== undefined) return requireBackup(tx, input.userId, input.version);
    const backup = await currentKeyBackupVersion(tx, input.userId);
    if (backup === undefined) throw new MatrixError("M_NOT_FOUND", "There is no key backup.");
    return backup;
  },
);
