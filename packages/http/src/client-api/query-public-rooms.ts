import { queryPublicRooms } from "@conclave/protocol/client-api/query-public-rooms";
import { listPublicRooms } from "@conclave/services/rooms/directory/list-public-rooms";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentPublicRooms } from "./present-public-rooms.ts";

/** POST /_matrix/client/v3/publicRooms */
export function queryPublicRoomsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(queryPublicRooms, async ({ query: { server }, body: { limit, since, filter } }) =>
    presentPublicRooms(
      await dispatcher.run(listPublicRooms, {
        server,
        limit,
        since,
        search: filter?.generic_search_term ?? undefined,
        roomTypes: filter?.room_types ?? undefined,
      }),
    ),
  );
}
