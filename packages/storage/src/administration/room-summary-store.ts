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
