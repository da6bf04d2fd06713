import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";

/** Those of `userIds` (at most 500) who share at least one room, both joined, with a person. */
export async function sharingARoomWith(
  tx: ReadTransaction,
  userId: UserId,
  userIds: readonly UserId[],
): Promise<readonly UserId[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.query
    .selectFrom("memberships as own")
    .innerJoin("memberships as other", "other.room_id", "own.room_id")
    .select("other.user_id as userId")
    .distinct()
    .where("own.user_id", "=", userId)
    .where("own.membership", "=", "join")
    .where("other.user_id", "in", userIds)
    .where("other.membership", "=", "join")
    .execute();
  return rows.map((row) => row.userId);
}

/** Everyone who shares at least one room with a person, both joined: who must hear of their devices. */
export async function everyoneSharingARoomWith(tx: ReadTransaction, userId: UserId): Promise<readonly UserId[]> {
  const rows = await tx.query
    .selectFrom("memberships as own")
    .innerJoin("memberships as other", "other.room_id", "own.room_id")
    .select("other.user_id as userId")
    .distinct()
    .where("own.user_id", "=", userId)
    .where("own.membership", "=", "join")
    .where("other.membership", "=", "join")
    .where("other.user_id", "!=", userId)
    .execute();
  return rows.map((row) => row.userId);
}

/** Those of `userIds` (at most 500) who are in a room. */
export async function membersAmong(
  tx: ReadTransaction,
  roomId: RoomId,
  userIds: readonly UserId[],
): Promise<readonly UserId[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.query
    .selectFrom("memberships")
    .select("user_id as userId")
    .where("room_id", "=", roomId)
    .where("membership", "=", "join")
    .where("user_id", "in", userIds)
    .execute();
  return rows.map((row) => row.userId);
}

/** Those of `roomIds` (at most 500) that a person is in. */
export async function roomsJoinedAmong(
  tx: ReadTransaction,
  userId: UserId,
  roomIds: readonly RoomId[],
): Promise<readonly RoomId[]> {
  if (roomIds.length === 0) return [];
  const rows = await tx.query
    .selectFrom("memberships")
    .select("room_id as roomId")
    .where("user_id", "=", userId)
    .where("membership", "=", "join")
    .where("room_id", "in", roomIds)
    .execute();
  return rows.map((row) => row.roomId);
}
