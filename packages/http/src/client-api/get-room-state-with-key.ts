import { getRoomStateWithKey } from "@conclave/protocol/client-api/get-room-state-with-key";
import { getRoomStateWithKey as stateEvent } from "@conclave/services/timeline/get-room-state-with-key";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey} */
export function getRoomStateWithKeyRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomStateWithKey, async ({ params, query, caller }) => {
    const text = await dispatcher.run(stateEvent, {
      reader: readerOf(caller),
      roomId: params.roomId,
      type: params.eventType,
      stateKey: params.stateKey ?? "",
      format: query.format ?? "content",
    });
    return new JsonText(text);
  });
}
