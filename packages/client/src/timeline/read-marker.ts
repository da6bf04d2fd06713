import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { isMessage } from "./event-kinds.ts";

/** The newest event of the room that the server has, or null. */
export function newestReadableEvent(room: Room): MatrixEvent | null {
  return room.getLiveTimeline().getEvents().at(-1) ?? null;
}

/**
 * The id of the first message that this account has not read, or null: the first one of another person behind the read receipt, among
 * those that are loaded. Without a receipt among them, nothing is marked: everything would be.
 */
export function unreadEventId(room: Room, newest: MatrixEvent | null): string | null {
  const readId = room.getEventReadUpTo(room.myUserId);
  if (readId === null || readId === newest?.getId()) return null;
  const events = room.getLiveTimeline().getEvents();
  const readIndex = events.findIndex((event) => event.getId() === readId);
  if (readIndex < 0) return null;
  const unread = events.slice(readIndex + 1).find((event) => isMessage(event) && event.getSender() !== room.myUserId);
  return unread?.getId() ?? null;
}
