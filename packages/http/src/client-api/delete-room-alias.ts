import { deleteRoomAlias } from "@conclave/protocol/client-api/delete-room-alias";
import { deleteRoomAlias as remove } from "@conclave/services/rooms/directory/delete-room-alias";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** DELETE /_matrix/client/v3/directory/room/{roomAlias} */
export function deleteRoomAliasRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deleteRoomAlias, async ({ params, caller }) => {
    await dispatcher.run(remove, { sender: caller.userId, alias: params.roomAlias });
    return {};
  });
}
