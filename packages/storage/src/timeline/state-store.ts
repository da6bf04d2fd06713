import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { type SqlBool, sql } from "kysely";
import { padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { eventColumns, type StoredEvent, type StoredPdu } from "./event-store.ts";

/** A type and a state key: what a state event takes the place of. */
export interface StateKey {
  readonly type: string;
  readonly stateKey: string;
}

/** What narrows a reading of state; absent means everything. */
export interface StateFilter {
  readonly types?: readonly string[];
  /** All but this one, of which a large room has thousands. */
  readonly notType?: string;
  /** Of one type only, usually: `m.room.member` of these people. */
  readonly stateKeys?: readonly string[];
}

const selectCurrentState = statement(
  (database, { roomId, filter }: { readonly roomId: RoomId; readonly filter: StateFilter }) => {
    let query = database
      .selectFrom("room_state")
      .innerJoin("events", "events.event_id", "room_state.event_id")
      .select(eventColumns)
      .where(besideType("room_state", roomId, filter.notType))
      .orderBy("room_state.position");
    if (filter.types !== undefined) query = query.where("room_state.type", "in", filter.types);
    if (filter.stateKeys !== undefined) query = query.where("room_state.state_key", "in", filter.stateKeys);
    return query;
  },
);

/** The room's state as it is now, ordered by position. */
export async function currentState(
  tx: ReadTransaction,
  roomId: RoomId,
  filter: StateFilter = {},
): Promise<readonly StoredEvent[]> {
  return selectCurrentState(tx, { roomId, filter: paddedFilter(filter) });
}

/** All rows of a room but those of a type: two stretches of the primary key, so that none of the others is walked through. */
function besideType(table: "room_state" | "state_history", roomId: RoomId, notType: string | undefined) {
  const ofRoom = sql<SqlBool>`${sql.ref(`${table}.room_id`)} = ${roomId}`;
  if (notType === undefined) return ofRoom;
  const type = sql.ref(`${table}.type`);
  return sql<SqlBool>`((${ofRoom} and ${type} < ${notType}) or (${ofRoom} and ${type} > ${notType}))`;
}

function paddedFilter({ types, stateKeys, ...filter }: StateFilter): StateFilter {
  return {
    ...filter,
    ...(types && { types: padded(types) }),
    ...(stateKeys && { stateKeys: padded(stateKeys) }),
  };
}

const selectStateEvent = statement((query, { roomId, type, stateKey }: StateKey & { readonly roomId: RoomId }) =>
  query
    .selectFrom("room_state")
    .innerJoin("events", "events.event_id", "room_state.event_id")
    .select(eventColumns)
    .where("room_state.room_id", "=", roomId)
    .where("room_state.type", "=", type)
    .where("room_state.state_key", "=", stateKey),
);

/** One event of the current state, or undefined. */
export async function currentStateEvent(
  tx: ReadTransaction,
  roomId: RoomId,
  key: StateKey,
): Promise<StoredEvent | undefined> {
  const [event] = await selectStateEvent(tx, { roomId, type: key.type, stateKey: key.stateKey });
  return event;
}

/** What authorisation reads of a state event: `pdu` is canonical JSON. */
export type StatePdu = Pick<StoredPdu, "eventId" | "type" | "stateKey" | "pdu">;

const pduColumns = [
  "events.event_id as eventId",
  "events.type as type",
  "events.state_key as stateKey",
  "events.pdu as pdu",
] as const;

const selectStatePdus = statement(
  (query, { roomId, keys }: { readonly roomId: RoomId; readonly keys: readonly StateKey[] }) =>
    query
      .selectFrom("room_state")
      .innerJoin("events", "events.event_id", "room_state.event_id")
      .select(pduColumns)
      .where((builder) =>
        // The room is in each part: put before the `or`, it would make SQLite walk through the room's whole state.
        builder.or(
          keys.map(({ type, stateKey }) =>
            builder.and([
              builder("room_state.room_id", "=", roomId),
              builder("room_state.type", "=", type),
              builder("room_state.state_key", "=", stateKey),
            ]),
          ),
        ),
      ),
);

/** The current state events of a few keys, with the form that authorisation reads. Keys that are not set are missing. */
export async function currentStatePdus(
  tx: ReadTransaction,
  roomId: RoomId,
  keys: readonly StateKey[],
): Promise<readonly StatePdu[]> {
  if (keys.length === 0) return [];
  return selectStatePdus(tx, { roomId, keys });
}

interface SettingsAmong {
  readonly roomIds: readonly RoomId[];
  readonly types: readonly string[];
}

const selectSettingPdus = statement((query, { roomIds, types }: SettingsAmong) =>
  query
    .selectFrom("room_state")
    .innerJoin("events", "events.event_id", "room_state.event_id")
    .select(["events.room_id as roomId", ...pduColumns])
    .where("room_state.room_id", "in", roomIds)
    .where("room_state.type", "in", types)
    .where("room_state.state_key", "=", ""),
);

/** The current state events of a few types in some rooms (at most 500), with an empty state key, as authorisation reads them. */
export async function currentSettingPdus(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  types: readonly string[],
): Promise<readonly (StatePdu & { readonly roomId: RoomId })[]> {
  if (roomIds.length === 0) return [];
  return selectSettingPdus(tx, { roomIds: padded(roomIds), types });
}

/** The room's state as it was right after the event at `position` (or the last one before it), ordered by position. */
export async function stateAt(
  tx: ReadTransaction,
  roomId: RoomId,
  position: number,
  filter: StateFilter = {},
): Promise<readonly StoredEvent[]> {
  return latestStates(tx, { roomId, upTo: position, filter: paddedFilter(filter) });
}

/**
 * What became different between two positions: of each key that changed after the one and up to the other, its state at the
 * latter, ordered by position.
 */
export async function stateChangesBetween(
  tx: ReadTransaction,
  roomId: RoomId,
  after: number,
  upTo: number,
  filter: StateFilter = {},
): Promise<readonly StoredEvent[]> {
  return latestStates(tx, { roomId, after, upTo, filter: paddedFilter(filter) });
}

interface StateStretch {
  readonly roomId: RoomId;
  readonly after?: number;
  readonly upTo: number;
  readonly filter: StateFilter;
}

const latestStates = statement((query, { roomId, after, upTo, filter }: StateStretch) => {
  let latest = query
    .selectFrom("state_history")
    .select(({ fn }) => fn.max("position").as("position"))
    .where(besideType("state_history", roomId, filter.notType))
    .where("position", "<=", upTo)
    .groupBy(["type", "state_key"]);
  if (after !== undefined) latest = latest.where("position", ">", after);
  if (filter.types !== undefined) latest = latest.where("type", "in", filter.types);
  if (filter.stateKeys !== undefined) latest = latest.where("state_key", "in", filter.stateKeys);
  // A join would let SQLite walk through all events of the room; a list is looked up, position by position.
  return query
    .selectFrom("events")
    .select(eventColumns)
    .where("events.room_id", "=", roomId)
    .where("events.position", "in", latest)
    .orderBy("events.position");
});

const selectStateHistories = statement((query, key: StateKey & { readonly roomIds: readonly RoomId[] }) =>
  query
    .selectFrom("state_history")
    .innerJoin("events", "events.event_id", "state_history.event_id")
    .select(eventColumns)
    .where("state_history.room_id", "in", key.roomIds)
    .where("state_history.type", "=", key.type)
    .where("state_history.state_key", "=", key.stateKey)
    .orderBy("state_history.position"),
);

/** Every event that ever held a key in some rooms (at most 500), oldest first: how a setting changed over time. */
export async function stateHistoriesOf(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  { type, stateKey }: StateKey,
): Promise<readonly StoredEvent[]> {
  if (roomIds.length === 0) return [];
  return selectStateHistories(tx, { roomIds: padded(roomIds), type, stateKey });
}

type StatePlace = StateKey & { readonly roomId: RoomId; readonly eventId: EventId; readonly position: number };

const replaceState = statement((query, { roomId, type, stateKey, eventId, position }: StatePlace) =>
  query
    .insertInto("room_state")
    .values({ room_id: roomId, type, state_key: stateKey, event_id: eventId, position })
    .onConflict((conflict) =>
      conflict.columns(["room_id", "type", "state_key"]).doUpdateSet({ event_id: eventId, position }),
    ),
);

const insertStateHistory = statement((query, { roomId, type, stateKey, eventId, position }: StatePlace) =>
  query.insertInto("state_history").values({ room_id: roomId, type, state_key: stateKey, event_id: eventId, position }),
);

/** Lets a state event take its place. */
export async function writeState(
  tx: WriteTransaction,
  { roomId, type, stateKey, eventId, position }: StatePlace,
): Promise<void> {
  const place = { roomId, type, stateKey, eventId, position };
  await replaceState(tx, place);
  await insertStateHistory(tx, place);
}
