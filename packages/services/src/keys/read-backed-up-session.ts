import { MatrixError } from "@conclave/protocol/matrix-error";
import { type BackedUpSession, findBackedUpSession } from "@conclave/storage/keys/key-backup-sessions-store";
import { query } from "../core/verb.ts";
import type { BackupPart } from "./backup-part.ts";
import { requireBackup } from "./key-backup-version.ts";

/** One session. @throws MatrixError `M_NOT_FOUND` when it, or the backup, is not there. */
export const readBackedUpSession = query(
  "keys.read-backed-up-session",
  async ({ tx }, input: Required<BackupPart>): Promise<BackedUpSession> => {
    const { version } = await requireBackup(tx, input.userId, input.version);
    const session = await findBackedUpSession(tx, { userId: input.userId, version }, input);
    if (session === undefined) throw new MatrixError("M_NOT_FOUND", "The backup does not hold this key.");
    return session;
  },
);
