import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** An event that waits to be sent. Times in milliseconds since the epoch. */
export interface DelayedEvent {
  readonly delayId: string;
  readonly userId: UserId;
  readonly deviceId: string;
  readonly roomId: RoomId;
  readonly type: string;
  /** Null on everything but state events. */
  readonly stateKey: string | null;
  /** What its sender calls the request; null on state events. */
  readonly transactionId: string | null;
  /** JSON. */
  readonly content: string;
  /** Milliseconds. */
  readonly delay: number;
  /** When it was asked for, or last restarted. */
  readonly runningSince: number;
  readonly sendAt: number;
}

const columns = [
  "delay_id as delayId",
  "user_id as userId",
  "device_id as deviceId",
  "room_id as roomId",
  "type",
  "state_key as stateKey",
  "transaction_id as transactionId",
  "content",
  "delay",
  "running_since as runningSince",
  "send_at as sendAt",
] as const;

/** Adds an event. */
export async function insertDelayedEvent(tx: WriteTransaction, event: DelayedEvent): Promise<void> {
  await tx.query
    .insertInto("delayed_events")
    .values({
      delay_id: event.delayId,
      user_id: event.userId,
      device_id: event.deviceId,
      room_id: event.roomId,
      type: event.type,
      state_key: event.stateKey,
      transaction_id: event.transactionId,
      content: event.content,
      delay: event.delay,
      running_since: event.runningSince,
      send_at: event.sendAt,
    })
    .execute();
}

/** An event that waits; undefined when it was sent or cancelled, or never was. */
export async function readDelayedEvent(tx: ReadTransaction, delayId: string): Promise<DelayedEvent | undefined> {
  return tx.query.selectFrom("delayed_events").select(columns).where("delay_id", "=", delayId).executeTakeFirst();
}

/** Everything of a person that waits, in the order in which it was asked for. */
export async function delayedEventsOf(tx: ReadTransaction, userId: UserId): Promise<readonly DelayedEvent[]> {
  return tx.query
    .selectFrom("delayed_events")
    .select(columns)
    .where("user_id", "=", userId)
    .orderBy("running_since")
    .execute();
}

/** The next events to be sent, whenever that is, the earliest first. */
export async function nextDelayedEvents(tx: ReadTransaction, limit: number): Promise<readonly DelayedEvent[]> {
  return tx.query.selectFrom("delayed_events").select(columns).orderBy("send_at").limit(limit).execute();
}

/** Lets an event wait for its whole delay again. */
export async function restartDelayedEvent(
  tx: WriteTransaction,
  delayId: string,
  times: Pick<DelayedEvent, "runningSince" | "sendAt">,
): Promise<void> {
  await tx.query
    .updateTable("delayed_events")
    .set({ running_since: times.runningSince, send_at: times.sendAt })
    .where("delay_id", "=", delayId)
    .execute();
}

/** Removes an event: it was sent, or won't be. */
export async function deleteDelayedEvent(tx: WriteTransaction, delayId: string): Promise<void> {
  await tx.query.deleteFrom("delayed_events").where("delay_id", "=", delayId).execute();
}
