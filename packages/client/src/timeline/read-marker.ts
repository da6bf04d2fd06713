import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { isMessage } from "./event-kinds.ts";

/** The newest event of the room that the server has, or null. */
export function newestReadableEvent(room: Room): MatrixEvent | null {
  return room.getLiveTimeline().getEvents().at(-1) ?? null;
}

/** The id of the event up to which this account has read the room, loaded or not; null where it has no receipt. */
export function readEventId(room: Room): string | null {
  return room.getReadReceiptForUserId(room.myUserId)?.eventId ?? null;
}

/**
 * The id of the first message behind the event `readId` that another person wrote; null if there is none. Undefined while that event isn't among
 * those that are loaded: everything would count as unread.
 */
export function unreadEventId(room: Room, readId: string): string | null | undefined {
  const events = room.getLiveTimeline().getEvents();
  const readIndex = events.findIndex((event) => event.getId() === readId);
  if (readIndex < 0) return undefined;
  const unread = events.slice(readIndex + 1).find((event) => isMessage(event) && event.getSender() !== room.myUserId);
  return unread?.getId() ?? null;
}
