import { getJoinedRooms } from "@conclave/protocol/client-api/get-joined-rooms";
import { getJoinedRooms as joinedRooms } from "@conclave/services/rooms/membership/get-joined-rooms";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/joined_rooms */
export function getJoinedRoomsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getJoinedRooms, async ({ caller }) => ({
    joined_rooms: [...(await dispatcher.run(joinedRooms, { userId: caller.userId }))],
  }));
}
