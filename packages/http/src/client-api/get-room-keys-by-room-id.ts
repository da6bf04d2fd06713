import { getRoomKeysByRoomId } from "@conclave/protocol/client-api/get-room-keys-by-room-id";
import { readBackedUp } from "@conclave/services/keys/read-backed-up-page";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { jsonInPieces } from "./present-key-backup.ts";

/** GET /_matrix/client/v3/room_keys/keys/{roomId} */
export function getRoomKeysByRoomIdRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomKeysByRoomId, async ({ caller, query, params }) =>
    jsonInPieces(await readBackedUp(dispatcher, { userId: caller.userId, version: query.version, ...params })),
  );
}
