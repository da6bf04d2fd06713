import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { heroCount } from "@conclave/rules/rooms/room-summary";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { firstMembersAmong } from "@conclave/storage/rooms/rooms-among-store";
import type { Membership } from "@conclave/storage/rooms/rooms-tables";

/** What a client needs to name a room whose members it has not loaded (spec "RoomSummary"). */
export interface RoomSummary {
  readonly "m.heroes": readonly UserId[];
  readonly "m.joined_member_count": number;
  readonly "m.invited_member_count": number;
}

/**
 * The summaries of some rooms (at most 500), read for all of them together: the first five others who are joined or invited;
 * where nobody else is, the first five who were.
 */
export async function readRoomSummaries(
  tx: ReadTransaction,
  rooms: readonly StoredRoom[],
  reader: UserId,
): Promise<ReadonlyMap<RoomId, RoomSummary>> {
  const present = await heroesOf(tx, rooms, reader, ["join", "invite"]);
  const alone = rooms.filter(({ roomId }) => !present.has(roomId));
  const past = await heroesOf(tx, alone, reader, ["leave", "ban"]);
  return new Map(
    rooms.map((room) => [
      room.roomId,
      {
        "m.heroes": present.get(room.roomId) ?? past.get(room.roomId) ?? [],
        "m.joined_member_count": room.joinedMembers,
        "m.invited_member_count": room.invitedMembers,
      },
    ]),
  );
}

async function heroesOf(
  tx: ReadTransaction,
  rooms: readonly StoredRoom[],
  except: UserId,
  memberships: readonly Membership[],
): Promise<ReadonlyMap<RoomId, readonly UserId[]>> {
  const roomIds = rooms.map(({ roomId }) => roomId);
  const heroes = new Map<RoomId, UserId[]>();
  for (const { roomId, userId } of await firstMembersAmong(tx, { roomIds, memberships, except, limit: heroCount })) {
    heroes.set(roomId, [...(heroes.get(roomId) ?? []), userId]);
  }
  return heroes;
}
