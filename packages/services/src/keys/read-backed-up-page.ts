import { type BackedUpSession, readBackedUpSessions } from "@conclave/storage/keys/key-backup-sessions-store";
import { type Dispatcher, query } from "../core/verb.ts";
import type { BackupPart } from "./backup-part.ts";
import { requireBackup } from "./key-backup-version.ts";

/** Where a reader of a backup stands: behind this session. */
interface Cursor {
  readonly roomId: string;
  readonly sessionId: string;
}

interface Page {
  /** A piece of the answer's JSON. */
  readonly text: string;
  /** Absent on the last page. */
  readonly next?: Cursor;
}

/** Few enough that joining them keeps nobody waiting, enough that the trips between threads don't count. */
const sessionsOfPage = 400;
const beginning: Cursor = { roomId: "", sessionId: "" };

/** One page of a backup's sessions, as JSON that goes on where the page before ended. */
export const readBackedUpPage = query(
  "keys.read-backed-up-page",
  async ({ tx }, input: { readonly part: BackupPart; readonly after: Cursor }): Promise<Page> => {
    const { part, after } = input;
    const { version } = await requireBackup(tx, part.userId, part.version);
    const backup = { userId: part.userId, version };
    const sessions = await readBackedUpSessions(tx, backup, part.roomId, after, sessionsOfPage);
    const text = part.roomId === undefined ? joinRooms(sessions, after.roomId) : joinSessions(sessions, after);
    const last = sessions.at(-1);
    if (last === undefined || sessions.length < sessionsOfPage) return { text };
    return { text, next: { roomId: last.roomId, sessionId: last.sessionId } };
  },
);

/**
 * The sessions of a backup, or of one room of it, as JSON in pieces: fifty thousand of them are never in memory at once.
 *
 * @throws MatrixError `M_NOT_FOUND`, before the first piece, when there is no such backup.
 */
export async function readBackedUp(dispatcher: Dispatcher, part: BackupPart): Promise<AsyncGenerator<string>> {
  const first = await dispatcher.run(readBackedUpPage, { part, after: beginning });
  return pieces(dispatcher, part, first);
}

async function* pieces(dispatcher: Dispatcher, part: BackupPart, first: Page): AsyncGenerator<string> {
  const [opening, closing] = part.roomId === undefined ? ['{"rooms":{', "}}"] : ['{"sessions":{', "}}"];
  yield opening + first.text;
  let { next } = first;
  let isOpen = first.text !== "";
  while (next !== undefined) {
    const page: Page = await dispatcher.run(readBackedUpPage, { part, after: next });
    isOpen ||= page.text !== "";
    yield page.text;
    next = page.next;
  }
  // The last room is still open: only the end shows that nothing more belongs to it.
  yield part.roomId === undefined && isOpen ? `}}${closing}` : closing;
}

function joinSessions(sessions: readonly BackedUpSession[], after: Cursor): string {
  const text = sessions.map(sessionJson).join(",");
  return text !== "" && after.sessionId !== "" ? `,${text}` : text;
}

function joinRooms(sessions: readonly BackedUpSession[], openRoom: string): string {
  let room = openRoom;
  let text = "";
  for (const session of sessions) {
    if (session.roomId === room) text += `,${sessionJson(session)}`;
    else {
      text += `${room === "" ? "" : "}},"}${JSON.stringify(session.roomId)}:{"sessions":{${sessionJson(session)}`;
      room = session.roomId;
    }
  }
  return text;
}

function sessionJson(session: BackedUpSession): string {
  const { firstMessageIndex, forwardedCount, isVerified, sessionData } = session;
  return `${JSON.stringify(session.sessionId)}:{"first_message_index":${firstMessageIndex},"forwarded_count":${forwardedCount},"is_verified":${isVerified},"session_data":${sessionData}}`;
}
