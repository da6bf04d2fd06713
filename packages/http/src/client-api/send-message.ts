import { sendMessage } from "@conclave/protocol/client-api/send-message";
import { sendMessage as send } from "@conclave/services/timeline/send-message";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** PUT /_matrix/client/v3/rooms/{roomId}/send/{eventType}/{txnId} */
export function sendMessageRoute({ dispatcher, typing }: Pick<Parts, "dispatcher" | "typing">): Route {
  return route(sendMessage, async ({ params, body, caller }) => {
    const eventId = await dispatcher.run(send, {
      sender: readerOf(caller),
      roomId: params.roomId,
      type: params.eventType,
      transactionId: params.txnId,
      content: body,
    });
    typing.stop(params.roomId, caller.userId);
    return { event_id: eventId };
  });
}
