import { putRoomKeys } from "@conclave/protocol/client-api/put-room-keys";
import { putBackedUpSessions } from "@conclave/services/keys/put-backed-up-sessions";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { sessionOf } from "./present-key-backup.ts";

/** PUT /_matrix/client/v3/room_keys/keys */
export function putRoomKeysRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(putRoomKeys, async ({ caller, query, body }) =>
    dispatcher.run(putBackedUpSessions, {
      userId: caller.userId,
      version: query.version,
      sessions: Object.entries(body.rooms).flatMap(([roomId, room]) =>
        Object.entries(room.sessions).map(([sessionId, data]) => sessionOf(roomId, sessionId, data)),
      ),
    }),
  );
}
