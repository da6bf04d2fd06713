import { getPublicRooms } from "@conclave/protocol/client-api/get-public-rooms";
import { queryPublicRooms } from "@conclave/protocol/client-api/query-public-rooms";
import { listPublicRooms, type PublicRooms } from "@conclave/services/rooms/directory/list-public-rooms";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentPublishedRoom } from "./present-room-description.ts";

/** GET /_matrix/client/v3/publicRooms */
export function getPublicRoomsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getPublicRooms, async ({ query: { server, limit, since } }) =>
    present(await dispatcher.run(listPublicRooms, { server, limit, since, search: undefined, roomTypes: undefined })),
  );
}

/** POST /_matrix/client/v3/publicRooms */
export function queryPublicRoomsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(queryPublicRooms, async ({ query: { server }, body: { limit, since, filter } }) =>
    present(
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

function present({ rooms, next, previous, total }: PublicRooms) {
  return {
    chunk: rooms.map(presentPublishedRoom),
    ...(next !== undefined && { next_batch: next }),
    ...(previous !== undefined && { prev_batch: previous }),
    total_room_count_estimate: total,
  };
}
