import { passesRoomFilter } from "@conclave/rules/filters/event-filter";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredMembership } from "@conclave/storage/rooms/membership-store";
import { blocksInvitations } from "../account-data/blocks-invitations.ts";
import { readStrippedRoom } from "./invited-room.ts";
import { readLeftRoom } from "./joined-room.ts";
import { member } from "./joined-rooms.ts";
import type { SyncFrame } from "./sync-frame.ts";

/** The rooms that the person is newly invited to or knocks on, members of `rooms.invite` and `rooms.knock`. */
export async function readStrippedRooms(
  tx: ReadTransaction,
  { options, range }: SyncFrame,
  memberships: readonly StoredMembership[],
): Promise<{ readonly invite: readonly string[]; readonly knock: readonly string[] }> {
  const invite: string[] = [];
  const knock: string[] = [];
  const isClosed =
    memberships.some(({ membership }) => membership === "invite") &&
    (await blocksInvitations(tx, options.presentation.reader.userId));
  for (const standing of memberships) {
    const { roomId, membership, position } = standing;
    if (position <= (range.since ?? 0) && !options.fullState) continue;
    if (!passesRoomFilter(options.filter.room, roomId)) continue;
    if (membership === "invite" && !isClosed && !options.ignoredUsers.has(standing.sender)) {
      invite.push(member(roomId, await readStrippedRoom(tx, standing, "invite_state")));
    }
    if (membership === "knock") knock.push(member(roomId, await readStrippedRoom(tx, standing, "knock_state")));
  }
  return { invite, knock };
}

/** Those rooms of which is to be told that the person is no longer in them. */
export function leftRooms(
  { options, range }: SyncFrame,
  memberships: readonly StoredMembership[],
): readonly StoredMembership[] {
  // A first sync tells of what was left before only if that is asked for.
  const after = range.since ?? (options.filter.room?.include_leave === true ? 0 : range.upTo);
  return memberships.filter(
    ({ roomId, membership, position }) =>
      (membership === "leave" || membership === "ban") &&
      position > after &&
      position <= range.upTo &&
      passesRoomFilter(options.filter.room, roomId),
  );
}

/** The sections of rooms that the person has left, each a member of `rooms.leave`. */
export async function readLeftRooms(
  tx: ReadTransaction,
  { options, range, wasJoined }: SyncFrame,
  left: readonly StoredMembership[],
  accountData: ReadonlyMap<string, readonly string[]>,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { roomId, position: leftAt } of left) {
    // Of a room that was joined and left since, the client has nothing that the new could be added to.
    const since = wasJoined(roomId) ? range.since : undefined;
    const room = { roomId, leftAt };
    texts.push(member(roomId, await readLeftRoom(tx, room, options, accountData.get(roomId) ?? [], since)));
  }
  return texts;
}
