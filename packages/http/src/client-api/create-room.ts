import { createRoom } from "@conclave/protocol/client-api/create-room";
import { createRoom as create } from "@conclave/services/rooms/create-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/createRoom */
export function createRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(createRoom, async ({ body, caller }) => ({
    room_id: await dispatcher.run(create, { creator: caller.userId, request: body }),
  }));
}
