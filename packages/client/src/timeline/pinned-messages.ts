import type { Room } from "matrix-js-sdk/lib/models/room.js";

/** Pinned messages that are shown of a room, the latest ones. */
const mostPinned = 100;

/** The event ids that the room has pinned (spec "m.room.pinned_events"), in their order. */
export function pinnedEventIds(room: Room): readonly string[] {
  const pinned: unknown = room.currentState.getStateEvents("m.room.pinned_events", "")?.getContent()["pinned"];
  if (!Array.isArray(pinned)) return [];
  return [...new Set(pinned.filter(isEventId))].slice(-mostPinned);
}

/** Nothing else is asked for: a room may have pinned anything. */
function isEventId(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("$");
}
