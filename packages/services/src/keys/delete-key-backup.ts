import { MatrixError } from "@conclave/protocol/matrix-error";
import { deleteKeyBackupVersion as deleteVersion } from "@conclave/storage/keys/key-backup-versions-store";
import { command } from "../core/verb.ts";
import { parseVersion } from "./key-backup-version.ts";

/** Deletes a backup with its keys; again does nothing. @throws MatrixError `M_NOT_FOUND` when it never was there. */
export const deleteKeyBackup = command(
  "keys.delete-backup",
  async (context, input: { readonly userId: string; readonly version: string }): Promise<void> => {
    const version = parseVersion(input.version);
    const outcome = version === undefined ? "unknown" : await deleteVersion(context.tx, input.userId, version);
    if (outcome === "unknown") throw new MatrixError("M_NOT_FOUND", "There is no such key backup.");
    if (outcome === "already") return;
    await context.record({
      type: "key-backup.deleted",
      actor: input.userId,
      subject: input.userId,
      detail: { version: input.version },
    });
  },
);
