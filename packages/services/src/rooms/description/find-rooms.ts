import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { isRestricted } from "@conclave/rules/rooms/allowed-rooms";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { membershipsAmong, readRooms } from "@conclave/storage/rooms/rooms-among-store";
import type { Membership } from "@conclave/storage/rooms/rooms-tables";
import { roomsJoinedAmong } from "@conclave/storage/rooms/shared-rooms-store";
import { describeRooms, type RoomDescription } from "./describe-rooms.ts";

/** A room that somebody may know of, and how they stand to it. */
export interface FoundRoom {
  readonly room: RoomDescription;
  /** Undefined for who never had to do with it. */
  readonly membership: Membership | undefined;
}

const openRules: readonly string[] = ["public", "knock", "knock_restricted"];

/**
 * Those of the rooms that a person may know of (spec "GET /rooms/{roomId}/hierarchy"): they are in it, are invited, could
 * join or knock, or anybody may read it.
 */
export async function findRooms(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  userId: UserId,
): Promise<ReadonlyMap<RoomId, FoundRoom>> {
  const found: FoundRoom[] = [];
  for (const chunk of chunksOf(roomIds)) {
    const memberships = await membershipsAmong(tx, userId, chunk);
    const rooms = await describeRooms(tx, await readRooms(tx, chunk));
    for (const room of rooms) found.push({ room, membership: memberships.get(room.roomId) });
  }
  const open = new Set(
    await joinedAmong(
      tx,
      userId,
      found.flatMap(({ room }) => room.allowedRooms),
    ),
  );
  return new Map(found.filter((one) => mayKnow(one, open)).map((one) => [one.room.roomId, one]));
}

async function joinedAmong(
  tx: ReadTransaction,
  userId: UserId,
  roomIds: readonly RoomId[],
): Promise<readonly RoomId[]> {
  const joined: RoomId[] = [];
  for (const chunk of chunksOf([...new Set(roomIds)])) joined.push(...(await roomsJoinedAmong(tx, userId, chunk)));
  return joined;
}

function mayKnow({ room, membership }: FoundRoom, joined: ReadonlySet<RoomId>): boolean {
  if (membership === "join" || membership === "invite" || room.isWorldReadable) return true;
  // Whoever is banned can neither join nor knock.
  if (membership === "ban") return false;
  if (openRules.includes(room.joinRule)) return true;
  return isRestricted(room.joinRule) && room.allowedRooms.some((roomId) => joined.has(roomId));
}
