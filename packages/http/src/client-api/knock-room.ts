import { knockRoom } from "@conclave/protocol/client-api/knock-room";
import { knockRoom as knock } from "@conclave/services/rooms/membership/knock-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/knock/{roomIdOrAlias} */
export function knockRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(knockRoom, async ({ params, body, caller }) => ({
    room_id: await dispatcher.run(knock, { sender: caller.userId, room: params.roomIdOrAlias, reason: body.reason }),
  }));
}
