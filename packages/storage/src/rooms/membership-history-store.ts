import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";
import type { Membership } from "./rooms-tables.ts";

/** A membership event of one person. */
export interface MembershipChange {
  readonly roomId: RoomId;
  readonly userId: UserId;
  readonly position: number;
  readonly membership: Membership;
}

const changeColumns = [
  "room_id as roomId",
  "user_id as userId",
  "position as position",
  "membership as membership",
] as const;

/** The membership events of a person in all rooms after one position and up to another, oldest first. */
export async function membershipChangesOf(
  tx: ReadTransaction,
  userId: UserId,
  after: number,
  upTo: number,
): Promise<readonly MembershipChange[]> {
  return tx.query
    .selectFrom("membership_history")
    .select(changeColumns)
    .where("user_id", "=", userId)
    .where("position", ">", after)
    .where("position", "<=", upTo)
    .orderBy("position")
    .execute();
}

/** The membership events of all people in some rooms (at most 500) after one position and up to another, oldest first. */
export async function membershipChangesIn(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  after: number,
  upTo: number,
): Promise<readonly MembershipChange[]> {
  if (roomIds.length === 0) return [];
  return tx.query
    .selectFrom("membership_history")
    .select(changeColumns)
    .where("room_id", "in", roomIds)
    .where("position", ">", after)
    .where("position", "<=", upTo)
    .orderBy("position")
    .execute();
}

/** What a person was in a room, over time, oldest first. */
export async function membershipHistoryOf(
  tx: ReadTransaction,
  roomId: RoomId,
  userId: UserId,
): Promise<readonly MembershipChange[]> {
  return tx.query
    .selectFrom("membership_history")
    .select(changeColumns)
    .where("room_id", "=", roomId)
    .where("user_id", "=", userId)
    .orderBy("position")
    .execute();
}

/** Who of some people (at most 500) was joined to which of some rooms (at most 500) right after a position. */
export async function joinedAt(
  tx: ReadTransaction,
  options: { readonly roomIds: readonly RoomId[]; readonly userIds: readonly UserId[]; readonly position: number },
): Promise<readonly { readonly roomId: RoomId; readonly userId: UserId }[]> {
  if (options.roomIds.length === 0 || options.userIds.length === 0) return [];
  const latest = tx.query
    .selectFrom("membership_history")
    .select(({ fn }) => fn.max("position").as("position"))
    .where("room_id", "in", options.roomIds)
    .where("user_id", "in", options.userIds)
    .where("position", "<=", options.position)
    .groupBy(["room_id", "user_id"]);
  return tx.query
    .selectFrom("membership_history")
    .select(["room_id as roomId", "user_id as userId"])
    .where("room_id", "in", options.roomIds)
    .where("position", "in", latest)
    .where("membership", "=", "join")
    .execute();
}
