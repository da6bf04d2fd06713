import { getPresence } from "@conclave/protocol/client-api/get-presence";
import { checkInSight } from "@conclave/services/rooms/people/check-in-sight";
import { presenceContent } from "@conclave/services/sync/presence-section";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/presence/{userId}/status */
export function getPresenceRoute(parts: Pick<Parts, "dispatcher" | "presence" | "clock">): Route {
  const { dispatcher, presence, clock } = parts;
  return route(getPresence, async ({ params, caller }) => {
    await dispatcher.run(checkInSight, { userId: caller.userId, other: params.userId });
    return presenceContent(presence.of(params.userId), clock.now());
  });
}
