import { deleteRoomKeysByRoomId } from "@conclave/protocol/client-api/delete-room-keys-by-room-id";
import { deleteBackedUp } from "@conclave/services/keys/delete-backed-up-sessions";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** DELETE /_matrix/client/v3/room_keys/keys/{roomId} */
export function deleteRoomKeysByRoomIdRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deleteRoomKeysByRoomId, async ({ caller, query, params }) =>
    dispatcher.run(deleteBackedUp, { userId: caller.userId, version: query.version, ...params }),
  );
}
