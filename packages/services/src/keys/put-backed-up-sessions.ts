import {
  type BackedUpSession,
  backedUpSessionsAmong,
  writeBackedUpSessions,
} from "@conclave/storage/keys/key-backup-sessions-store";
import { command } from "../core/verb.ts";
import { isBetterSession } from "./better-session.ts";
import { type KeyBackupState, requireCurrentBackup, stateOfBackup } from "./key-backup-version.ts";
import { requireAtMost } from "./require-at-most.ts";

/**
 * Stores sessions in the current backup, each unless the one that is there is better.
 *
 * @throws MatrixError `M_NOT_FOUND`, `M_WRONG_ROOM_KEYS_VERSION` with `current_version`, `M_TOO_LARGE` for more than 5,000.
 */
export const putBackedUpSessions = command(
  "keys.put-backed-up-sessions",
  async (
    { tx },
    input: { readonly userId: string; readonly version: string; readonly sessions: readonly BackedUpSession[] },
  ): Promise<KeyBackupState> => {
    const { userId, sessions } = input;
    requireAtMost(5_000, sessions.length, "sessions");
    const { version } = await requireCurrentBackup(tx, userId, input.version);
    const backup = { userId, version };
    const kept = new Map((await backedUpSessionsAmong(tx, backup, sessions)).map((one) => [nameOf(one), one]));
    const better = sessions.filter((session) => {
      const known = kept.get(nameOf(session));
      return known === undefined || isBetterSession(session, known);
    });
    if (better.length > 0) {
      const added = better.filter((session) => !kept.has(nameOf(session))).length;
      await writeBackedUpSessions(tx, backup, better, added);
    }
    return stateOfBackup(tx, userId, version);
  },
);

function nameOf(session: { readonly roomId: string; readonly sessionId: string }): string {
  return `${session.roomId} ${session.sessionId}`;
}
