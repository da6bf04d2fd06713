import { MatrixError } from "@conclave/protocol/matrix-error";
import { writeKeyBackupAuthData } from "@conclave/storage/keys/key-backup-versions-store";
import { command } from "../core/verb.ts";
import { requireBackup } from "./key-backup-version.ts";

/**
 * Replaces what a backup says of its key: further signatures, say.
 *
 * @throws MatrixError `M_NOT_FOUND`, or `M_INVALID_PARAM` for another algorithm.
 */
export const updateKeyBackup = command(
  "keys.update-backup",
  async (
    { tx },
    input: { readonly userId: string; readonly version: string; readonly algorithm: string; readonly authData: string },
  ): Promise<void> => {
    const backup = await requireBackup(tx, input.userId, input.version);
    if (backup.algorithm !== input.algorithm) {
      throw new MatrixError("M_INVALID_PARAM", "algorithm: the backup was made with another.");
    }
    await writeKeyBackupAuthData(tx, input.userId, backup.version, input.authData);
  },
);
