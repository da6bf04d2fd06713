import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** An event as it is read to be shown. */
export interface StoredEvent {
  readonly eventId: EventId;
  readonly roomId: RoomId;
  /** Its place in the stream of changes, and thereby in its room. */
  readonly position: number;
  readonly type: string;
  /** Null on everything but state events. */
  readonly stateKey: string | null;
  readonly sender: UserId;
  /** Milliseconds since the epoch. */
  readonly originServerTs: number;
  /**
   * The event as clients see it, a JSON object without `room_id` and without `unsigned`: both are spliced in before the last
   * brace. It never is the empty object. Already redacted when `redactedBy` is set.
   */
  readonly client: string;
  /** The state event whose place it took: `unsigned.prev_content` comes from there. */
  readonly replaces: EventId | null;
  /** The event that redacted it: `unsigned.redacted_because` comes from there. */
  readonly redactedBy: EventId | null;
  /** The device that sent it, and by which transaction: `unsigned.transaction_id`, for that device alone. */
  readonly deviceId: string | null;
  readonly transactionId: string | null;
}

/** An event with the form in which it was hashed and signed. */
export interface StoredPdu extends StoredEvent {
  /** Canonical JSON. */
  readonly pdu: string;
  readonly depth: number;
}

export const eventColumns = [
  "events.event_id as eventId",
  "events.room_id as roomId",
  "events.position as position",
  "events.type as type",
  "events.state_key as stateKey",
  "events.sender as sender",
  "events.origin_server_ts as originServerTs",
  "events.client as client",
  "events.replaces as replaces",
  "events.redacted_by as redactedBy",
  "events.device_id as deviceId",
  "events.transaction_id as transactionId",
] as const;

const insertRow = statement((query, event: StoredPdu) =>
  query.insertInto("events").values({
    event_id: event.eventId,
    room_id: event.roomId,
    position: event.position,
    depth: event.depth,
    type: event.type,
    state_key: event.stateKey,
    sender: event.sender,
    origin_server_ts: event.originServerTs,
    pdu: event.pdu,
    client: event.client,
    replaces: event.replaces,
    redacted_by: event.redactedBy,
    device_id: event.deviceId,
    transaction_id: event.transactionId,
  }),
);

/** Adds an event. Its room, and the state that it makes, are noted by the other stores. */
export async function insertEvent(tx: WriteTransaction, event: StoredPdu): Promise<void> {
  await insertRow(tx, event);
}

const selectEvent = statement((query, { eventId }: Pick<StoredEvent, "eventId">) =>
  query.selectFrom("events").select(eventColumns).where("event_id", "=", eventId),
);

/** An event, or undefined when there is none of that identifier. */
export async function readEvent(tx: ReadTransaction, eventId: EventId): Promise<StoredEvent | undefined> {
  const [event] = await selectEvent(tx, { eventId });
  return event;
}

const selectPdu = statement((query, { eventId }: Pick<StoredEvent, "eventId">) =>
  query
    .selectFrom("events")
    .select(eventColumns)
    .select(["events.pdu as pdu", "events.depth as depth"])
    .where("event_id", "=", eventId),
);

/** An event with its hashed form, or undefined when there is none of that identifier. */
export async function readPdu(tx: ReadTransaction, eventId: EventId): Promise<StoredPdu | undefined> {
  const [event] = await selectPdu(tx, { eventId });
  return event;
}

const selectEvents = statement((query, { eventIds }: { readonly eventIds: readonly EventId[] }) =>
  query.selectFrom("events").select(eventColumns).where("event_id", "in", eventIds),
);

/** Those of the events (at most 500) that exist, in no particular order. */
export async function readEvents(tx: ReadTransaction, eventIds: readonly EventId[]): Promise<readonly StoredEvent[]> {
  if (eventIds.length === 0) return [];
  return selectEvents(tx, { eventIds: padded(eventIds) });
}

/** Those of the events (at most 500) that exist, each with its hashed form, in no particular order. */
export async function readPdus(tx: ReadTransaction, eventIds: readonly EventId[]): Promise<readonly StoredPdu[]> {
  if (eventIds.length === 0) return [];
  return tx.query
    .selectFrom("events")
    .select(eventColumns)
    .select(["events.pdu as pdu", "events.depth as depth"])
    .where("event_id", "in", eventIds)
    .execute();
}

/** Replaces an event by what its redaction leaves of it, in both forms, and remembers by what it was redacted. */
export async function redactStoredEvent(
  tx: WriteTransaction,
  eventId: EventId,
  redacted: { readonly pdu: string; readonly client: string; readonly redactedBy: EventId },
): Promise<void> {
  await tx.query
    .updateTable("events")
    .set({ pdu: redacted.pdu, client: redacted.client, redacted_by: redacted.redactedBy })
    .where("event_id", "=", eventId)
    .execute();
}
