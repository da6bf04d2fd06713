import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction } from "../database/transaction.ts";
import type { MembershipChange } from "./membership-history-store.ts";
import { roomColumns, type StoredRoom } from "./room-store.ts";
import type { Membership } from "./rooms-tables.ts";

const selectRooms = statement((query, { roomIds }: Pick<PersonAmong, "roomIds">) =>
  query.selectFrom("rooms").select(roomColumns).where("room_id", "in", roomIds),
);

/** Those of the rooms (at most 500) that this server has. */
export async function readRooms(tx: ReadTransaction, roomIds: readonly RoomId[]): Promise<readonly StoredRoom[]> {
  if (roomIds.length === 0) return [];
  return selectRooms(tx, { roomIds: padded(roomIds) });
}

/** How a person stands to some rooms (at most 500); those that they never had to do with are missing. */
export async function membershipsAmong(
  tx: ReadTransaction,
  userId: UserId,
  roomIds: readonly RoomId[],
): Promise<ReadonlyMap<RoomId, Membership>> {
  if (roomIds.length === 0) return new Map();
  const rows = await tx.query
    .selectFrom("memberships")
    .select(["room_id", "membership"])
    .where("user_id", "=", userId)
    .where("room_id", "in", roomIds)
    .execute();
  return new Map(rows.map((row) => [row.room_id, row.membership]));
}

interface PersonAmong {
  readonly userId: UserId;
  readonly roomIds: readonly RoomId[];
}

const selectForgotten = statement((query, { userId, roomIds }: PersonAmong) =>
  query
    .selectFrom("memberships")
    .select("room_id as roomId")
    .where("user_id", "=", userId)
    .where("room_id", "in", roomIds)
    .where("forgotten", "=", 1),
);

/** Those of some rooms (at most 500) that a person forgot. */
export async function forgottenAmong(
  tx: ReadTransaction,
  userId: UserId,
  roomIds: readonly RoomId[],
): Promise<ReadonlySet<RoomId>> {
  if (roomIds.length === 0) return new Set();
  const rows = await selectForgotten(tx, { userId, roomIds: padded(roomIds) });
  return new Set(rows.map(({ roomId }) => roomId));
}

const selectHistories = statement((query, { userId, roomIds }: PersonAmong) =>
  query
    .selectFrom("membership_history")
    .select(["room_id as roomId", "user_id as userId", "position", "membership"])
    .where("room_id", "in", roomIds)
    .where("user_id", "=", userId)
    .orderBy("position"),
);

/** What a person was in some rooms (at most 500), over time, oldest first. */
export async function membershipHistoriesOf(
  tx: ReadTransaction,
  userId: UserId,
  roomIds: readonly RoomId[],
): Promise<readonly MembershipChange[]> {
  if (roomIds.length === 0) return [];
  return selectHistories(tx, { userId, roomIds: padded(roomIds) });
}

const selectDisplayNames = statement((query, { userId, roomIds }: PersonAmong) =>
  query
    .selectFrom("memberships")
    .select(["room_id as roomId", "display_name as displayName"])
    .where("user_id", "=", userId)
    .where("room_id", "in", roomIds)
    .where("display_name", "is not", null),
);

/** What a person is called in some rooms (at most 500); those where they have no name are missing. */
export async function displayNamesAmong(
  tx: ReadTransaction,
  userId: UserId,
  roomIds: readonly RoomId[],
): Promise<ReadonlyMap<RoomId, string>> {
  if (roomIds.length === 0) return new Map();
  const rows = await selectDisplayNames(tx, { userId, roomIds: padded(roomIds) });
  return new Map(rows.map(({ roomId, displayName }) => [roomId, displayName ?? ""]));
}
