import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { eventOfTransaction } from "@conclave/storage/timeline/transaction-store";
import { command } from "../core/verb.ts";
import { requireRoom } from "../rooms/require-room.ts";
import { appendRedaction } from "./append-redaction.ts";
import type { Reader } from "./present-events.ts";

export interface RedactInput {
  readonly sender: Reader;
  readonly roomId: RoomId;
  readonly eventId: EventId;
  readonly transactionId: string;
  readonly reason: string | undefined;
}

/**
 * Takes back what an event said; the same request, sent again by the same device, gives the same redaction.
 *
 * @throws as `appendRedaction` does.
 */
export const redactEvent = command("timeline.redact-event", async (context, input: RedactInput): Promise<EventId> => {
  const { sender, roomId, eventId, reason } = input;
  const transaction = { ...sender, scope: `redact ${roomId} ${eventId}`, transactionId: input.transactionId };
  const known = await eventOfTransaction(context.tx, transaction);
  if (known !== undefined) return known;
  return appendRedaction(context, await requireRoom(context.tx, roomId), {
    sender: sender.userId,
    victim: eventId,
    content: reason === undefined ? {} : { reason },
    transaction,
  });
});
