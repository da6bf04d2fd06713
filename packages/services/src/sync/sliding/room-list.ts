import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { MembershipChange } from "@conclave/storage/rooms/membership-history-store";
import { forgottenMembershipsOf, membershipsOf, type StoredMembership } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { readRooms } from "@conclave/storage/rooms/rooms-among-store";
import type { Membership } from "@conclave/storage/rooms/rooms-tables";
import { blocksInvitations } from "../../account-data/blocks-invitations.ts";
import { membershipLookup } from "../../timeline/membership-lookup.ts";

/** A room with how a person stands to it. */
export interface ListedRoom {
  readonly room: StoredRoom;
  readonly standing: StoredMembership;
  /** The position of the last thing that happened in it, as far as the person may know. */
  readonly activity: number;
}

/** The rooms of a person: those that lists are made of, the busiest first, and all that may be subscribed to. */
export interface RoomLists {
  readonly listed: readonly ListedRoom[];
  readonly all: ReadonlyMap<string, ListedRoom>;
}

/**
 * Every room that a person is in, is invited to, knocks on, or was removed from; those that they left themselves only while the
 * connection has them (MSC4186, "Lists"). One that they forgot stays only until the connection was told that it is over.
 *
 * @param changes every membership event of the person.
 */
export async function readRoomLists(
  tx: ReadTransaction,
  options: {
    readonly userId: UserId;
    readonly changes: readonly MembershipChange[];
    readonly ignoredUsers: ReadonlySet<string>;
    /** Up to where the connection was told of a room; undefined when it has nothing of it. */
    readonly sentUpTo: (roomId: RoomId) => number | undefined;
  },
): Promise<RoomLists> {
  const { userId, ignoredUsers, sentUpTo } = options;
  const isSent = (roomId: RoomId) => sentUpTo(roomId) !== undefined;
  const wereJoined = new Set(
    options.changes.filter(({ membership }) => membership === "join").map(({ roomId }) => roomId),
  );
  const membershipAt = membershipLookup(options.changes);
  const forgotten = (await forgottenMembershipsOf(tx, userId, 0)).filter(({ roomId, position }) => {
    const upTo = sentUpTo(roomId);
    return upTo !== undefined && position > upTo && !isOut(membershipAt(roomId, upTo));
  });
  const known = [...(await membershipsOf(tx, userId)), ...forgotten];
  const isClosed = known.some(({ membership }) => membership === "invite") && (await blocksInvitations(tx, userId));
  const standings = known.filter((standing) => {
    if (standing.membership === "invite") return !isClosed && !ignoredUsers.has(standing.sender);
    return !isOut(standing.membership) || wereJoined.has(standing.roomId) || isSent(standing.roomId);
  });
  const rooms = new Map<string, StoredRoom>();
  for (const roomIds of chunksOf(standings.map(({ roomId }) => roomId))) {
    for (const room of await readRooms(tx, roomIds)) rooms.set(room.roomId, room);
  }
  const all = new Map<string, ListedRoom>();
  for (const standing of standings) {
    const room = rooms.get(standing.roomId);
    if (room === undefined) continue;
    const activity = standing.membership === "join" ? room.lastPosition : standing.position;
    all.set(room.roomId, { room, standing, activity });
  }
  const listed = [...all.values()].filter(
    ({ room, standing }) => standing.membership !== "leave" || standing.sender !== userId || isSent(room.roomId),
  );
  return { listed: listed.sort((left, right) => right.activity - left.activity), all };
}

function isOut(membership: Membership): boolean {
  return membership === "leave" || membership === "ban";
}
