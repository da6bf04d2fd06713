import { getRoomKeyBySessionId } from "@conclave/protocol/client-api/get-room-key-by-session-id";
import { readBackedUpSession } from "@conclave/services/keys/read-backed-up-session";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentSession } from "./present-key-backup.ts";

/** GET /_matrix/client/v3/room_keys/keys/{roomId}/{sessionId} */
export function getRoomKeyBySessionIdRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomKeyBySessionId, async ({ caller, query, params }) =>
    presentSession(
      await dispatcher.run(readBackedUpSession, { userId: caller.userId, version: query.version, ...params }),
    ),
  );
}
