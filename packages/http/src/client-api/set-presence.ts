import { setPresence } from "@conclave/protocol/client-api/set-presence";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { getJoinedRooms } from "@conclave/services/rooms/membership/get-joined-rooms";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/presence/{userId}/status */
export function setPresenceRoute(parts: Pick<Parts, "dispatcher" | "presence" | "settings">): Route {
  const { dispatcher, presence, settings } = parts;
  return route(setPresence, async ({ params, body, caller }) => {
    const { userId } = caller;
    if (params.userId !== userId) throw new MatrixError("M_FORBIDDEN", "Nobody can be there for somebody else.");
    if (!settings.presence) return {};
    const roomIds = await dispatcher.run(getJoinedRooms, { userId });
    presence.set(userId, body.presence, body.status_msg ?? undefined, roomIds);
    return {};
  });
}
