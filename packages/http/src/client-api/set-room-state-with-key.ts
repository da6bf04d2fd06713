import { setRoomStateWithKey } from "@conclave/protocol/client-api/set-room-state-with-key";
import { setRoomState } from "@conclave/services/rooms/set-room-state";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { delay } from "./delay.ts";
import { readerOf } from "./reader-of.ts";

/** PUT /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey} */
export function setRoomStateWithKeyRoute(parts: Pick<Parts, "dispatcher" | "delayedSending">): Route {
  return route(setRoomStateWithKey, async ({ params, query, body, caller }) => {
    const { roomId, eventType: type, stateKey = "" } = params;
    const input = { roomId, type, stateKey, content: body };
    const wait = query["org.matrix.msc4140.delay"];
    if (wait !== undefined) {
      return delay(parts, { ...input, sender: readerOf(caller), transactionId: undefined, delay: wait });
    }
    return { event_id: await parts.dispatcher.run(setRoomState, { ...input, sender: caller.userId }) };
  });
}
