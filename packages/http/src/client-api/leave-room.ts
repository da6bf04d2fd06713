import { leaveRoom } from "@conclave/protocol/client-api/leave-room";
import { leaveRoom as leave } from "@conclave/services/rooms/membership/leave-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/leave */
export function leaveRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(leaveRoom, async ({ params, body, caller }) => {
    await dispatcher.run(leave, { sender: caller.userId, roomId: params.roomId, reason: body.reason });
    return {};
  });
}
