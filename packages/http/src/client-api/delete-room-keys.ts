import { deleteRoomKeys } from "@conclave/protocol/client-api/delete-room-keys";
import { deleteBackedUp } from "@conclave/services/keys/delete-backed-up-sessions";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** DELETE /_matrix/client/v3/room_keys/keys */
export function deleteRoomKeysRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deleteRoomKeys, async ({ caller, query }) =>
    dispatcher.run(deleteBackedUp, { userId: caller.userId, version: query.version }),
  );
}
