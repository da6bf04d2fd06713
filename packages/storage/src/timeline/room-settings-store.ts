import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf, padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction } from "../database/transaction.ts";
import type { Membership } from "../rooms/rooms-tables.ts";
import { eventColumns, type StoredEvent } from "./event-store.ts";

const selectSettings = statement(
  (query, { roomIds, types }: { readonly roomIds: readonly RoomId[]; readonly types: readonly string[] }) =>
    query
      .selectFrom("room_state")
      .innerJoin("events", "events.event_id", "room_state.event_id")
      .select(["room_state.room_id as roomId", "room_state.type as type", "events.client as client"])
      .where("room_state.room_id", "in", roomIds)
      .where("room_state.type", "in", types)
      .where("room_state.state_key", "=", ""),
);

/** What rooms say of themselves with an empty state key: by room and type, each event as clients see it. */
export async function readSettings(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  types: readonly string[],
): Promise<ReadonlyMap<RoomId, ReadonlyMap<string, string>>> {
  const settings = new Map<RoomId, Map<string, string>>();
  for (const chunk of chunksOf(roomIds)) {
    const rows = await selectSettings(tx, { roomIds: padded(chunk), types: padded(types) });
    for (const { roomId, type, client } of rows) {
      const known = settings.get(roomId) ?? new Map<string, string>();
      settings.set(roomId, known.set(type, client));
    }
  }
  return settings;
}

/** The current state events of one type of some rooms (at most 500), at most `limit` of them, the oldest first. */
export async function stateOfType(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  type: string,
  limit: number,
): Promise<readonly StoredEvent[]> {
  if (roomIds.length === 0) return [];
  return tx.query
    .selectFrom("room_state")
    .innerJoin("events", "events.event_id", "room_state.event_id")
    .select(eventColumns)
    .where("room_state.room_id", "in", roomIds)
    .where("room_state.type", "=", type)
    .orderBy("room_state.position")
    .limit(limit)
    .execute();
}

/** The member events of those who stand to a room in one way, at most `limit` of them, with whose they are. */
export async function memberEventsOf(
  tx: ReadTransaction,
  roomId: RoomId,
  membership: Membership,
  limit: number,
): Promise<readonly { readonly userId: UserId; readonly client: string }[]> {
  return tx.query
    .selectFrom("memberships")
    .innerJoin("events", "events.event_id", "memberships.event_id")
    .select(["memberships.user_id as userId", "events.client as client"])
    .where("memberships.room_id", "=", roomId)
    .where("memberships.membership", "=", membership)
    .orderBy("memberships.position")
    .limit(limit)
    .execute();
}
