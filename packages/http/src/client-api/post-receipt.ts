import { postReceipt } from "@conclave/protocol/client-api/post-receipt";
import { setReadMarkers } from "@conclave/services/receipts/set-read-markers";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/receipt/{receiptType}/{eventId} */
export function postReceiptRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(postReceipt, async ({ params, body, caller }) => {
    const { roomId, receiptType: type, eventId } = params;
    const marker = { type, eventId, threadId: body.thread_id };
    await dispatcher.run(setReadMarkers, { userId: caller.userId, roomId, markers: [marker] });
    return {};
  });
}
