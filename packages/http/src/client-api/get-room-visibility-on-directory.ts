import { getRoomVisibilityOnDirectory } from "@conclave/protocol/client-api/get-room-visibility-on-directory";
import { getRoomVisibility } from "@conclave/services/rooms/directory/get-room-visibility";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/directory/list/room/{roomId} */
export function getRoomVisibilityOnDirectoryRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomVisibilityOnDirectory, async ({ params, caller }) => ({
    visibility: await dispatcher.run(getRoomVisibility, { userId: caller.userId, roomId: params.roomId }),
  }));
}
