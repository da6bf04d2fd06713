import { getEventContext } from "@conclave/protocol/client-api/get-event-context";
import { getEventContext as contextOf } from "@conclave/services/timeline/get-event-context";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/context/{eventId} */
export function getEventContextRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getEventContext, async ({ params, query, caller }) => {
    const { event, before, after, state, start, end } = await dispatcher.run(contextOf, {
      reader: readerOf(caller),
      roomId: params.roomId,
      eventId: params.eventId,
      limit: query.limit,
      filter: query.filter,
    });
    const lists = `"events_before":[${before.join()}],"events_after":[${after.join()}],"state":[${state.join()}]`;
    return new JsonText(`{"event":${event},${lists},${JSON.stringify({ start, end }).slice(1)}`);
  });
}
