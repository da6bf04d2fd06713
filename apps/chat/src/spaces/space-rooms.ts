import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";

/** The rooms of a space as its page lists them, each in the order of the space. */
export interface SpaceRooms {
  /** Those that it recommends and one isn't in. */
  readonly suggested: readonly FoundRoom[];
  readonly others: readonly FoundRoom[];
  readonly joined: readonly FoundRoom[];
  /** The ids of those that one may not know of. */
  readonly hidden: readonly string[];
}

/** `joinedIds`: the rooms and spaces that one is in by now. `complete`: all that can be found was. */
export function spaceRooms(
  { children }: SpaceEntry,
  found: readonly FoundRoom[],
  complete: boolean,
  joinedIds: ReadonlySet<string>,
): SpaceRooms {
  const byId = new Map(found.map((room) => [room.roomId, room]));
  const known = children.flatMap(({ roomId, suggested }) => {
    const room = byId.get(roomId);
    return room === undefined ? [] : [{ room, suggested, joined: joinedIds.has(roomId) }];
  });
  const those = (isOf: (one: (typeof known)[number]) => boolean) => known.filter(isOf).map(({ room }) => room);
  return {
    suggested: those(({ suggested, joined }) => suggested && !joined),
    others: those(({ suggested, joined }) => !suggested && !joined),
    joined: those(({ joined }) => joined),
    hidden: complete ? children.map(({ roomId }) => roomId).filter((roomId) => !byId.has(roomId)) : [],
  };
}
