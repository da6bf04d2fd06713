import { getOneRoomEvent } from "@conclave/protocol/client-api/get-one-room-event";
import { getOneRoomEvent as roomEvent } from "@conclave/services/timeline/get-one-room-event";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/event/{eventId} */
export function getOneRoomEventRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getOneRoomEvent, async ({ params, caller }) => {
    const { roomId, eventId } = params;
    return new JsonText(await dispatcher.run(roomEvent, { reader: readerOf(caller), roomId, eventId }));
  });
}
