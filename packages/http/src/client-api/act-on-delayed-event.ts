import { actOnDelayedEvent } from "@conclave/protocol/client-api/update-delayed-event";
import { type Route, route } from "../edge/route.ts";
import type { DelayParts } from "./delay.ts";
import { act } from "./delayed-event-action.ts";

/** POST /_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId}/{action} */
export function actOnDelayedEventRoute(parts: DelayParts): Route {
  return route(actOnDelayedEvent, async ({ params: { delayId, action }, caller }) =>
    act(parts, { userId: caller.userId, delayId, action }),
  );
}
