import { redactEvent } from "@conclave/protocol/client-api/redact-event";
import { redactEvent as redact } from "@conclave/services/timeline/redact-event";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** PUT /_matrix/client/v3/rooms/{roomId}/redact/{eventId}/{txnId} */
export function redactEventRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(redactEvent, async ({ params, body, caller }) => ({
    event_id: await dispatcher.run(redact, {
      sender: readerOf(caller),
      roomId: params.roomId,
      eventId: params.eventId,
      transactionId: params.txnId,
      reason: body.reason,
    }),
  }));
}
