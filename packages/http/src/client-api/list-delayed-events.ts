import { listDelayedEvents } from "@conclave/protocol/client-api/list-delayed-events";
import { listDelayedEvents as list } from "@conclave/services/delayed-events/list-delayed-events";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/unstable/org.matrix.msc4140/delayed_events */
export function listDelayedEventsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listDelayedEvents, async ({ caller }) => ({
    delayed_events: (await dispatcher.run(list, { userId: caller.userId })).map((event) => ({
      delay_id: event.delayId,
      room_id: event.roomId,
      type: event.type,
      ...(event.stateKey !== null && { state_key: event.stateKey }),
      delay: event.delay,
      running_since: event.runningSince,
      content: JSON.parse(event.content),
    })),
  }));
}
