import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";

/** How a person stands to a room that was found, and so what they can do about it. */
export type Standing = "joined" | "invited" | "asked" | FoundRoom["door"];

/** What is known by now wins over what was found. `asked`: this person asked to be let in, and didn't take it back. */
export function standingOf(
  { roomId, door }: FoundRoom,
  asked: boolean,
  rooms: readonly RoomListEntry[],
  spaces: readonly SpaceEntry[],
): Standing {
  const entry = rooms.find((room) => room.roomId === roomId);
  if (entry !== undefined) return entry.membership;
  if (spaces.some((space) => space.roomId === roomId)) return "joined";
  return asked ? "asked" : door;
}
