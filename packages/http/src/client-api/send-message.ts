import { sendMessage } from "@conclave/protocol/client-api/send-message";
import { sendMessage as send } from "@conclave/services/timeline/send-message";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { delay } from "./delay.ts";
import { readerOf } from "./reader-of.ts";

/** PUT /_matrix/client/v3/rooms/{roomId}/send/{eventType}/{txnId} */
export function sendMessageRoute(parts: Pick<Parts, "dispatcher" | "delayedSending">): Route {
  const { dispatcher } = parts;
  return route(sendMessage, async ({ params, query, body, caller }) => {
    const input = {
      sender: readerOf(caller),
      roomId: params.roomId,
      type: params.eventType,
      transactionId: params.txnId,
      content: body,
    };
    const wait = query["org.matrix.msc4140.delay"];
    if (wait !== undefined) return delay(parts, { ...input, stateKey: undefined, delay: wait });
    const eventId = await dispatcher.run(send, input);
    return { event_id: eventId };
  });
}
