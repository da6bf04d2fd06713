import { Readable } from "node:stream";
import type { putRoomKeyBySessionId } from "@conclave/protocol/client-api/put-room-key-by-session-id";
import type { BodyOf } from "@conclave/protocol/endpoint";
import type { putBackedUpSessions } from "@conclave/services/keys/put-backed-up-sessions";
import type { readKeyBackup } from "@conclave/services/keys/read-key-backup";
import { Bytes, JsonText } from "../edge/reply.ts";

type Version = Awaited<ReturnType<(typeof readKeyBackup)["run"]>>;
type Session = Parameters<(typeof putBackedUpSessions)["run"]>[1]["sessions"][number];

/** What a client learns of a backup; `auth_data` is spliced as it was stored. */
export function presentKeyBackup(backup: Version): JsonText {
  const { algorithm, authData, sessionCount: count, etag, version } = backup;
  const rest = JSON.stringify({ algorithm, count, etag: String(etag), version: String(version) });
  return new JsonText(`${rest.slice(0, -1)},"auth_data":${authData}}`);
}

/** A session as the service takes it. */
export function sessionOf(roomId: string, sessionId: string, data: BodyOf<typeof putRoomKeyBySessionId>): Session {
  return {
    roomId,
    sessionId,
    firstMessageIndex: data.first_message_index,
    forwardedCount: data.forwarded_count,
    isVerified: data.is_verified,
    sessionData: JSON.stringify(data.session_data),
  };
}

/** One session as clients see it. */
export function presentSession(session: Session): JsonText {
  const { firstMessageIndex, forwardedCount, isVerified, sessionData } = session;
  return new JsonText(
    `{"first_message_index":${firstMessageIndex},"forwarded_count":${forwardedCount},"is_verified":${isVerified},"session_data":${sessionData}}`,
  );
}

/** JSON that comes in pieces, since it may be large. */
export function jsonInPieces(pieces: AsyncIterable<string>): Bytes {
  return new Bytes(Readable.from(pieces, { objectMode: false }), { "content-type": "application/json" });
}
