import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";
import { roomColumns, type StoredRoom } from "./room-store.ts";
import type { Membership } from "./rooms-tables.ts";

/** Those of the rooms (at most 500) that this server has. */
export async function readRooms(tx: ReadTransaction, roomIds: readonly RoomId[]): Promise<readonly StoredRoom[]> {
  if (roomIds.length === 0) return [];
  return tx.query.selectFrom("rooms").select(roomColumns).where("room_id", "in", roomIds).execute();
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
