import { passesRoomFilter } from "@conclave/rules/filters/event-filter";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredMembership } from "@conclave/storage/rooms/membership-store";
import { blocksInvitations } from "../account-data/blocks-invitations.ts";
import { findRoomViews } from "../timeline/room-view.ts";
import { readStrippedRoom } from "./invited-room.ts";
import { readLeftRoom } from "./joined-room.ts";
import { member } from "./joined-rooms.ts";
import type { SyncFrame } from "./sync-frame.ts";

/** Those rooms of which is to be told that the person is invited to them, or knocks on them. */
export async function strippedRooms(
  tx: ReadTransaction,
  { options, range }: SyncFrame,
  memberships: readonly StoredMembership[],
): Promise<readonly StoredMembership[]> {
  const after = options.fullState ? 0 : (range.since ?? 0);
  const isNew = ({ roomId, position }: StoredMembership) =>
    position > after && position <= range.upTo && passesRoomFilter(options.filter.room, roomId);
  const invitations = memberships.filter((standing) => standing.membership === "invite" && isNew(standing));
  const isClosed = invitations.length > 0 && (await blocksInvitations(tx, options.presentation.reader.userId));
  const seen = isClosed ? [] : invitations.filter(({ sender }) => !options.ignoredUsers.has(sender));
  return [...seen, ...memberships.filter((standing) => standing.membership === "knock" && isNew(standing))];
}

/** The sections of rooms that the person is invited to or knocks on, members of `rooms.invite` and `rooms.knock`. */
export async function readStrippedRooms(
  tx: ReadTransaction,
  standings: readonly StoredMembership[],
): Promise<{ readonly invite: readonly string[]; readonly knock: readonly string[] }> {
  const invite: string[] = [];
  const knock: string[] = [];
  for (const standing of standings) {
    const isInvited = standing.membership === "invite";
    const text = await readStrippedRoom(tx, standing, isInvited ? "invite_state" : "knock_state");
    (isInvited ? invite : knock).push(member(standing.roomId, text));
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
  const views = await findRoomViews(
    tx,
    left.map(({ roomId }) => roomId),
    options.presentation.reader.userId,
  );
  const texts: string[] = [];
  for (const { roomId, position: leftAt } of left) {
    // Of a room that was joined and left since, the client has nothing that the new could be added to.
    const since = wasJoined(roomId) ? range.since : undefined;
    const room = { roomId, leftAt };
    const extras = { accountData: accountData.get(roomId) ?? [], view: views.get(roomId) };
    texts.push(member(roomId, await readLeftRoom(tx, room, options, extras, since)));
  }
  return texts;
}
