import { addKeyBackupVersion } from "@conclave/storage/keys/key-backup-versions-store";
import { command } from "../core/verb.ts";

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
