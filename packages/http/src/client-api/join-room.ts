import { joinRoom } from "@conclave/protocol/client-api/join-room";
import { joinRoom as join } from "@conclave/services/rooms/membership/join-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/join/{roomIdOrAlias} */
export function joinRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(joinRoom, async ({ params, body, caller }) => ({
    room_id: await dispatcher.run(join, { sender: caller.userId, room: params.roomIdOrAlias, reason: body.reason }),
  }));
}
