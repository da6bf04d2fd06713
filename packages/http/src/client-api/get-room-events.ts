import { getRoomEvents } from "@conclave/protocol/client-api/get-room-events";
import { getRoomEvents as roomEvents } from "@conclave/services/timeline/get-room-events";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/messages */
export function getRoomEventsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomEvents, async ({ params, query, caller }) => {
    const { chunk, start, end, state } = await dispatcher.run(roomEvents, {
      reader: readerOf(caller),
      roomId: params.roomId,
      from: query.from,
      to: query.to,
      backwards: query.dir === "b",
      limit: query.limit,
      filter: query.filter,
    });
    const tokens = JSON.stringify({ start, end }).slice(1);
    return new JsonText(`{"chunk":[${chunk.join()}],"state":[${state.join()}],${tokens}`);
  });
}
