import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { statement } from "../database/statement.ts";
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

const selectChangesOf = statement(
  (query, { userId, after, upTo }: { readonly userId: UserId; readonly after: number; readonly upTo: number }) =>
    query
      .selectFrom("membership_history")
      .select(changeColumns)
      .where("user_id", "=", userId)
      .where("position", ">", after)
      .where("position", "<=", upTo)
      .orderBy("position"),
);

/** The membership events of a person in all rooms after one position and up to another, oldest first. */
export async function membershipChangesOf(
  tx: ReadTransaction,
  userId: UserId,
  after: number,
  upTo: number,
): Promise<readonly MembershipChange[]> {
  return selectChangesOf(tx, { userId, after, upTo });
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

/** Who was joined to a room right after a position. */
export async function joinedMembersAt(
  tx: ReadTransaction,
  roomId: RoomId,
  position: number,
): Promise<readonly UserId[]> {
  const rows = await tx.query
    .selectFrom("memberships as own")
    .select("own.user_id as userId")
    .where("own.room_id", "=", roomId)
    .where(wasJoined("own", position))
    .execute();
  return rows.map((row) => row.userId);
}

/** Those of `userIds` (at most 500) who shared at least one room, both joined, with a person right after a position. */
export async function sharedARoomAt(
  tx: ReadTransaction,
  userId: UserId,
  userIds: readonly UserId[],
  position: number,
): Promise<readonly UserId[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.query
    .selectFrom("memberships as own")
    .innerJoin("memberships as other", "other.room_id", "own.room_id")
    .select("other.user_id as userId")
    .distinct()
    .where("own.user_id", "=", userId)
    .where("other.user_id", "in", userIds)
    .where(wasJoined("own", position))
    .where(wasJoined("other", position))
    .execute();
  return rows.map((row) => row.userId);
}

/** Whether a row of `memberships` said "joined" right after a position: as it stands, unless it changed since. */
function wasJoined(alias: "own" | "other", position: number): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<SqlBool>`case when ${column("position")} <= ${position} then ${column("membership")} else (
    select history.membership from membership_history as history
    where history.room_id = ${column("room_id")} and history.user_id = ${column("user_id")} and history.position <= ${position}
    order by history.position desc limit 1) end = 'join'`;
}
