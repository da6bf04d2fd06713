/** A room version that Conclave makes and keeps rooms in; what each means is a table in `rules/src/rooms/room-version.ts`. */
export type RoomVersionId = (typeof roomVersionIds)[number];

/** Oldest first. */
export const roomVersionIds = ["10", "11", "12"] as const;

/**
 * Reads a room version from outside.
 *
 * @returns undefined when it is none that Conclave knows (`M_UNSUPPORTED_ROOM_VERSION`).
 */
export function parseRoomVersionId(text: string): RoomVersionId | undefined {
  return roomVersionIds.find((id) => id === text);
}
