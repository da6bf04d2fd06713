import { getRoomState } from "@conclave/protocol/client-api/get-room-state";
import { getRoomState as stateOf } from "@conclave/services/timeline/get-room-state";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/state */
export function getRoomStateRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomState, async ({ params, caller }) => {
    const events = await dispatcher.run(stateOf, { reader: readerOf(caller), roomId: params.roomId });
    return new JsonText(`[${events.join()}]`);
  });
}
