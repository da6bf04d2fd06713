import { setReadMarker } from "@conclave/protocol/client-api/set-read-marker";
import { setReadMarkers } from "@conclave/services/receipts/set-read-markers";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

const types = ["m.fully_read", "m.read", "m.read.private"] as const;

/** POST /_matrix/client/v3/rooms/{roomId}/read_markers */
export function setReadMarkerRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setReadMarker, async ({ params, body, caller }) => {
    const markers = types.flatMap((type) => {
      const eventId = body[type];
      return eventId === undefined ? [] : [{ type, eventId, threadId: undefined }];
    });
    await dispatcher.run(setReadMarkers, { userId: caller.userId, roomId: params.roomId, markers });
    return {};
  });
}
