import { setRoomVisibilityOnDirectory } from "@conclave/protocol/client-api/set-room-visibility-on-directory";
import { setRoomVisibility } from "@conclave/services/rooms/directory/set-room-visibility";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/directory/list/room/{roomId} */
export function setRoomVisibilityOnDirectoryRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setRoomVisibilityOnDirectory, async ({ params, body, caller }) => {
    const { visibility = "public" } = body;
    await dispatcher.run(setRoomVisibility, { sender: caller.userId, roomId: params.roomId, visibility });
    return {};
  });
}
