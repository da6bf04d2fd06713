import { getPublicRooms } from "@conclave/protocol/client-api/get-public-rooms";
import { listPublicRooms } from "@conclave/services/rooms/directory/list-public-rooms";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentPublicRooms } from "./present-public-rooms.ts";

/** GET /_matrix/client/v3/publicRooms */
export function getPublicRoomsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getPublicRooms, async ({ query: { server, limit, since } }) =>
    presentPublicRooms(
      await dispatcher.run(listPublicRooms, { server, limit, since, search: undefined, roomTypes: undefined }),
    ),
  );
}
