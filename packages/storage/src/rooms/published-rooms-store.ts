import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { roomColumns, type StoredRoom } from "./room-store.ts";

/** Whether a room stands in the directory. */
export async function isPublished(tx: ReadTransaction, roomId: RoomId): Promise<boolean> {
  const row = await tx.query
    .selectFrom("published_rooms")
    .select("room_id")
    .where("room_id", "=", roomId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts a room into the directory, where it stays if it was there; `at` in milliseconds since the epoch. */
export async function publishRoom(tx: WriteTransaction, roomId: RoomId, at: number): Promise<void> {
  await tx.query
    .insertInto("published_rooms")
    .values({ room_id: roomId, at })
    .onConflict((conflict) => conflict.column("room_id").doNothing())
    .execute();
}

/** Takes a room out of the directory, if it is there. */
export async function unpublishRoom(tx: WriteTransaction, roomId: RoomId): Promise<void> {
  await tx.query.deleteFrom("published_rooms").where("room_id", "=", roomId).execute();
}

/** What a reading of the directory asks for. */
export interface DirectoryPage {
  /** How many rooms to leave out, from the first. */
  readonly offset: number;
  readonly limit: number;
  /** Only rooms of these types, null among them for rooms where people talk; every room when absent. */
  readonly roomTypes?: readonly (string | null)[] | undefined;
}

/** Rooms of the directory that have members, those with the most first; among equals by their identifiers. */
export async function listPublishedRooms(tx: ReadTransaction, page: DirectoryPage): Promise<readonly StoredRoom[]> {
  return published(tx, page.roomTypes)
    .select(roomColumns)
    .orderBy("rooms.joined_members", "desc")
    .orderBy("rooms.room_id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many rooms of the directory have members. */
export async function countPublishedRooms(tx: ReadTransaction, roomTypes: DirectoryPage["roomTypes"]): Promise<number> {
  const row = await published(tx, roomTypes)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function published(tx: ReadTransaction, roomTypes: DirectoryPage["roomTypes"]) {
  const rooms = tx.query
    .selectFrom("published_rooms")
    .innerJoin("rooms", "rooms.room_id", "published_rooms.room_id")
    .where("rooms.joined_members", ">", 0);
  if (roomTypes === undefined) return rooms;
  const named = roomTypes.filter((type) => type !== null);
  return rooms.where((builder) =>
    builder.or([
      ...(named.length > 0 ? [builder("rooms.room_type", "in", named)] : []),
      ...(named.length < roomTypes.length ? [builder("rooms.room_type", "is", null)] : []),
    ]),
  );
}
