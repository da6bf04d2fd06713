import { forgetRoom } from "@conclave/protocol/client-api/forget-room";
import { forgetRoom as forget } from "@conclave/services/rooms/membership/forget-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/forget */
export function forgetRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(forgetRoom, async ({ params, caller }) => {
    await dispatcher.run(forget, { sender: caller.userId, roomId: params.roomId });
    return {};
  });
}
