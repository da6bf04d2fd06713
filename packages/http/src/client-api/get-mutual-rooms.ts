import { getMutualRooms } from "@conclave/protocol/client-api/get-mutual-rooms";
import { getMutualRooms as get } from "@conclave/services/rooms/people/get-mutual-rooms";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v1/mutual_rooms */
export function getMutualRoomsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getMutualRooms, async ({ query, caller }) => {
    const input = { userId: caller.userId, other: query.user_id, from: query.from };
    const { items, total, nextBatch } = await dispatcher.run(get, input);
    return { joined: [...items], count: total, ...(nextBatch !== undefined && { next_batch: nextBatch }) };
  });
}
