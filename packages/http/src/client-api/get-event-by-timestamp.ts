import { getEventByTimestamp } from "@conclave/protocol/client-api/get-event-by-timestamp";
import { getEventByTimestamp as eventByTimestamp } from "@conclave/services/timeline/get-event-by-timestamp";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v1/rooms/{roomId}/timestamp_to_event */
export function getEventByTimestampRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getEventByTimestamp, async ({ params, query, caller }) => {
    const { eventId, originServerTs } = await dispatcher.run(eventByTimestamp, {
      userId: caller.userId,
      roomId: params.roomId,
      timestamp: query.ts,
      backwards: query.dir === "b",
    });
    return { event_id: eventId, origin_server_ts: originServerTs };
  });
}
