import type { EventId } from "@conclave/protocol/identifiers/event-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readEvent, type StoredEvent } from "@conclave/storage/timeline/event-store";
import { isVisible, type RoomView } from "./room-view.ts";

/**
 * An event of a room, for somebody who may and wants to see it.
 *
 * @throws MatrixError `M_NOT_FOUND` in the same words whether it isn't there, is in another room, or isn't theirs to see.
 */
export async function requireVisibleEvent(tx: ReadTransaction, view: RoomView, eventId: EventId): Promise<StoredEvent> {
  const event = await readEvent(tx, eventId);
  if (event === undefined || event.roomId !== view.room.roomId || !isVisible(view, event.position)) throw noSuchEvent();
  if (event.stateKey === null && view.ignored.includes(event.sender)) throw noSuchEvent();
  return event;
}

/** The refusal of an event that one can't see. */
export function noSuchEvent(): MatrixError {
  return new MatrixError("M_NOT_FOUND", "There is no such event in the room, or you may not see it.");
}
