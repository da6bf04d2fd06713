import { type EventId, parseEventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readAccountData, writeAccountData } from "@conclave/storage/account-data/account-data-store";
import { readReceipt, writeReceipt } from "@conclave/storage/receipts/receipt-store";
import type { ReceiptType } from "@conclave/storage/receipts/receipts-tables";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { readEvent, type StoredEvent } from "@conclave/storage/timeline/event-store";
import { type CommandContext, command } from "../core/verb.ts";
import { notInRoom } from "../rooms/require-room.ts";

/** How far somebody has read, by one measure. */
export interface ReadMarker {
  /** `m.fully_read` is where the reader's line stands; receipts are what others see, or only oneself. */
  readonly type: ReceiptType | "m.fully_read";
  readonly eventId: EventId;
  /** `main`, the root of a thread, or undefined for the whole room. */
  readonly threadId: string | undefined;
}

export interface ReadMarkersInput {
  readonly userId: UserId;
  readonly roomId: RoomId;
  readonly markers: readonly ReadMarker[];
}

/**
 * Moves read markers, each only forward: what a slower device of the same person says is past already.
 *
 * @throws MatrixError `M_FORBIDDEN` for somebody who isn't in the room; `M_NOT_FOUND` for an event that the room hasn't;
 * `M_INVALID_PARAM` for a thread that is none, or of a fully-read marker.
 */
export const setReadMarkers = command(
  "receipts.set-read-markers",
  async (context, input: ReadMarkersInput): Promise<void> => {
    const membership = await readMembership(context.tx, input.roomId, input.userId);
    if (membership?.membership !== "join") throw notInRoom();
    for (const marker of input.markers) {
      checkThread(marker);
      const event = await readEvent(context.tx, marker.eventId);
      if (event?.roomId !== input.roomId) throw new MatrixError("M_NOT_FOUND", "The room has no such event.");
      if (marker.type === "m.fully_read") await moveFullyRead(context, input.userId, event);
      else await moveReceipt(context, input.userId, marker.type, marker.threadId ?? "", event);
    }
  },
);

function checkThread({ type, threadId }: ReadMarker): void {
  if (threadId === undefined) return;
  if (type === "m.fully_read") throw new MatrixError("M_INVALID_PARAM", "m.fully_read has no thread_id.");
  if (threadId !== "main" && parseEventId(threadId) === undefined) {
    throw new MatrixError("M_INVALID_PARAM", "thread_id must be main or an event identifier.");
  }
}

async function moveReceipt(
  context: CommandContext,
  userId: UserId,
  receiptType: ReceiptType,
  threadId: string,
  event: StoredEvent,
): Promise<void> {
  const { tx, now } = context;
  const key = { roomId: event.roomId, userId, receiptType, threadId };
  const known = await readReceipt(tx, key);
  if (known !== undefined && known.eventPosition >= event.position) return;
  const position = tx.nextPosition();
  await writeReceipt(tx, { ...key, eventId: event.eventId, eventPosition: event.position, at: now, position });
  if (receiptType === "m.read") context.changed({ kind: "room", roomId: event.roomId, position });
  else context.changed({ kind: "user", userId, position });
}

async function moveFullyRead(context: CommandContext, userId: UserId, event: StoredEvent): Promise<void> {
  const key = { userId, roomId: event.roomId, type: "m.fully_read" };
  const known = await readAccountData(context.tx, key);
  const knownId: unknown = known === undefined ? undefined : JSON.parse(known).event_id;
  const parsed = typeof knownId === "string" ? parseEventId(knownId) : undefined;
  const knownEvent = parsed === undefined ? undefined : await readEvent(context.tx, parsed);
  if (knownEvent !== undefined && knownEvent.roomId === event.roomId && knownEvent.position >= event.position) return;
  const position = await writeAccountData(context.tx, key, JSON.stringify({ event_id: event.eventId }));
  context.changed({ kind: "user", userId, position });
}
