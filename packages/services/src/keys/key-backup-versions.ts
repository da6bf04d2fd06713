import { MatrixError } from "@conclave/protocol/matrix-error";
import {
  addKeyBackupVersion,
  currentKeyBackupVersion,
  deleteKeyBackupVersion as deleteVersion,
  type KeyBackupVersion,
  writeKeyBackupAuthData,
} from "@conclave/storage/keys/key-backup-versions-store";
import { command, query } from "../core/verb.ts";
import { parseVersion, requireBackup } from "./key-backup-version.ts";

interface OneBackup {
  readonly userId: string;
  readonly version: string;
}

/** Begins a key backup, which becomes the current one (spec "Server-side key backups"); answers its version. */
export const createKeyBackup = command(
  "keys.create-backup",
  async (context, input: { readonly userId: string; readonly algorithm: string; readonly authData: string }) => {
    const version = String(await addKeyBackupVersion(context.tx, input.userId, input));
    await context.record({
      type: "key-backup.created",
      actor: input.userId,
      subject: input.userId,
      detail: { version },
    });
    return version;
  },
);

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

/**
 * Replaces what a backup says of its key: further signatures, say.
 *
 * @throws MatrixError `M_NOT_FOUND`, or `M_INVALID_PARAM` for another algorithm.
 */
export const updateKeyBackup = command(
  "keys.update-backup",
  async ({ tx }, input: OneBackup & { readonly algorithm: string; readonly authData: string }): Promise<void> => {
    const backup = await requireBackup(tx, input.userId, input.version);
    if (backup.algorithm !== input.algorithm) {
      throw new MatrixError("M_INVALID_PARAM", "algorithm: the backup was made with another.");
    }
    await writeKeyBackupAuthData(tx, input.userId, backup.version, input.authData);
  },
);

/** Deletes a backup with its keys; again does nothing. @throws MatrixError `M_NOT_FOUND` when it never was there. */
export const deleteKeyBackup = command("keys.delete-backup", async (context, input: OneBackup): Promise<void> => {
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
});
