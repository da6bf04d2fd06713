import { putRoomKeyBySessionId } from "@conclave/protocol/client-api/put-room-key-by-session-id";
import { putBackedUpSessions } from "@conclave/services/keys/put-backed-up-sessions";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { sessionOf } from "./present-key-backup.ts";

/** PUT /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId} */
export function putRoomKeyBySessionIdRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(putRoomKeyBySessionId, async ({ caller, query, params, body }) =>
    dispatcher.run(putBackedUpSessions, {
      userId: caller.userId,
      version: query.version,
      sessions: [sessionOf(params.roomId, params.sessionId, body)],
    }),
  );
}
