import type { RoomAlias } from "@conclave/protocol/identifiers/room-alias";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface StoredAlias {
  readonly alias: RoomAlias;
  readonly roomId: RoomId;
  readonly creator: UserId;
}

/** Where an alias leads, or undefined when it is free. */
export async function readAlias(tx: ReadTransaction, alias: RoomAlias): Promise<StoredAlias | undefined> {
  return tx.query
    .selectFrom("room_aliases")
    .select(["alias", "room_id as roomId", "creator"])
    .where("alias", "=", alias)
    .executeTakeFirst();
}

/** The aliases that lead to a room, in alphabetical order. */
export async function aliasesOfRoom(tx: ReadTransaction, roomId: RoomId): Promise<readonly RoomAlias[]> {
  const rows = await tx.query
    .selectFrom("room_aliases")
    .select("alias")
    .where("room_id", "=", roomId)
    .orderBy("alias")
    .execute();
  return rows.map((row) => row.alias);
}

/** Takes a free alias for a room; `at` in milliseconds since the epoch. */
export async function insertAlias(tx: WriteTransaction, alias: StoredAlias, at: number): Promise<void> {
  await tx.query
    .insertInto("room_aliases")
    .values({ alias: alias.alias, room_id: alias.roomId, creator: alias.creator, at })
    .execute();
}

/** Lets every alias of a room lead to another. */
export async function moveAliases(tx: WriteTransaction, from: RoomId, to: RoomId): Promise<void> {
  await tx.query.updateTable("room_aliases").set({ room_id: to }).where("room_id", "=", from).execute();
}

/** Frees an alias. */
export async function deleteAlias(tx: WriteTransaction, alias: RoomAlias): Promise<void> {
  await tx.query.deleteFrom("room_aliases").where("alias", "=", alias).execute();
}
