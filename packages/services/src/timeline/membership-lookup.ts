import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { MembershipChange } from "@conclave/storage/rooms/membership-history-store";
import type { Membership } from "@conclave/storage/rooms/rooms-tables";

/** What a person was in a room right after the event at a position; `leave` for somebody who was never there. */
export type MembershipLookup = (roomId: RoomId, position: number) => Membership;

/** Looks memberships up among one person's changes in any number of rooms, oldest first. */
export function membershipLookup(changes: readonly MembershipChange[]): MembershipLookup {
  const byRoom = new Map<RoomId, MembershipChange[]>();
  for (const change of changes) {
    const known = byRoom.get(change.roomId);
    if (known === undefined) byRoom.set(change.roomId, [change]);
    else known.push(change);
  }
  return (roomId, position) =>
    byRoom.get(roomId)?.findLast((change) => change.position <= position)?.membership ?? "leave";
}

/** The rooms that a person was in right after the event at a position. */
export function roomsJoinedAt(changes: readonly MembershipChange[], position: number): ReadonlySet<RoomId> {
  const joined = new Set<RoomId>();
  for (const change of changes) {
    if (change.position > position) continue;
    if (change.membership === "join") joined.add(change.roomId);
    else joined.delete(change.roomId);
  }
  return joined;
}
