import { joinRoomById } from "@conclave/protocol/client-api/join-room-by-id";
import { joinRoom } from "@conclave/services/rooms/membership/join-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/join */
export function joinRoomByIdRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(joinRoomById, async ({ params, body, caller }) => ({
    room_id: await dispatcher.run(joinRoom, { sender: caller.userId, room: params.roomId, reason: body.reason }),
  }));
}
