import { putRoomKeysByRoomId } from "@conclave/protocol/client-api/put-room-keys-by-room-id";
import { putBackedUpSessions } from "@conclave/services/keys/put-backed-up-sessions";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { sessionOf } from "./present-key-backup.ts";

/** PUT /_matrix/client/v3/room_keys/keys/{roomId} */
export function putRoomKeysByRoomIdRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(putRoomKeysByRoomId, async ({ caller, query, params, body }) =>
    dispatcher.run(putBackedUpSessions, {
      userId: caller.userId,
      version: query.version,
      sessions: Object.entries(body.sessions).map(([sessionId, data]) => sessionOf(params.roomId, sessionId, data)),
    }),
  );
}
