import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction } from "../database/transaction.ts";
import { roomColumns, type StoredRoom } from "../rooms/room-store.ts";

/** A room with the time of its last event, in milliseconds since the epoch. */
export interface ActiveRoom extends StoredRoom {
  readonly lastEventAt: number;
}

/**
 * Rooms with at least one member, the most recently active first: those whose last position is below `before`.
 *
 * Sorts all rooms: an index on their last position would have to be written with every message.
 */
export async function listActiveRooms(
  tx: ReadTransaction,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly ActiveRoom[]> {
  let newest = tx.query
    .selectFrom("rooms")
    .selectAll()
    .where("joined_members", ">", 0)
    .orderBy("last_position", "desc")
    .limit(page.limit);
  if (page.before !== undefined) newest = newest.where("last_position", "<", page.before);
  return tx.query
    .selectFrom(newest.as("rooms"))
    .innerJoin("events", "events.event_id", "rooms.last_event_id")
    .select(roomColumns)
    .select("events.origin_server_ts as lastEventAt")
    .orderBy("rooms.last_position", "desc")
    .execute();
}

/** How many rooms have at least one member, and how many of them are encrypted. */
export async function countActiveRooms(
  tx: ReadTransaction,
): Promise<{ readonly total: number; readonly encrypted: number }> {
  const rows = await tx.query
    .selectFrom("rooms")
    .select(({ fn }) => ["encrypted", fn.countAll<number>().as("count")])
    .where("joined_members", ">", 0)
    .groupBy("encrypted")
    .execute();
  const encrypted = rows.find((row) => row.encrypted === 1)?.count ?? 0;
  return { total: rows.reduce((sum, row) => sum + row.count, 0), encrypted };
}

/** What rooms say of themselves with an empty state key: by room and type, each event as clients see it. */
export async function readSettings(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  types: readonly string[],
): Promise<ReadonlyMap<RoomId, ReadonlyMap<string, string>>> {
  const settings = new Map<RoomId, Map<string, string>>();
  for (const chunk of chunksOf(roomIds)) {
    const rows = await tx.query
      .selectFrom("room_state")
      .innerJoin("events", "events.event_id", "room_state.event_id")
      .select(["room_state.room_id as roomId", "room_state.type as type", "events.client as client"])
      .where("room_state.room_id", "in", chunk)
      .where("room_state.type", "in", types)
      .where("room_state.state_key", "=", "")
      .execute();
    for (const { roomId, type, client } of rows) {
      const known = settings.get(roomId) ?? new Map<string, string>();
      settings.set(roomId, known.set(type, client));
    }
  }
  return settings;
}
