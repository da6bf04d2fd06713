import { updateDelayedEvent } from "@conclave/protocol/client-api/update-delayed-event";
import { type Route, route } from "../edge/route.ts";
import type { DelayParts } from "./delay.ts";
import { act } from "./delayed-event-action.ts";

/** POST /_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId} */
export function updateDelayedEventRoute(parts: DelayParts): Route {
  return route(updateDelayedEvent, async ({ params: { delayId }, body: { action }, caller }) =>
    act(parts, { userId: caller.userId, delayId, action }),
  );
}
