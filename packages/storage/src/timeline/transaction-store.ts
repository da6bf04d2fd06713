import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** A request as its sender names it (spec "Transaction identifiers"). */
export interface TransactionKey {
  readonly userId: UserId;
  readonly deviceId: string;
  /** The endpoint with its parameters: the same identifier on another path is another request. */
  readonly scope: string;
  readonly transactionId: string;
}

/** The event that the request made, or undefined when it is new. */
export async function eventOfTransaction(tx: ReadTransaction, key: TransactionKey): Promise<EventId | undefined> {
  const row = await tx.query
    .selectFrom("transactions")
    .select("event_id")
    .where("user_id", "=", key.userId)
    .where("device_id", "=", key.deviceId)
    .where("scope", "=", key.scope)
    .where("transaction_id", "=", key.transactionId)
    .executeTakeFirst();
  return row?.event_id;
}

/** Remembers which event a request made; `at` in milliseconds since the epoch. */
export async function writeTransaction(
  tx: WriteTransaction,
  key: TransactionKey,
  eventId: EventId,
  at: number,
): Promise<void> {
  await tx.query
    .insertInto("transactions")
    .values({
      user_id: key.userId,
      device_id: key.deviceId,
      scope: key.scope,
      transaction_id: key.transactionId,
      event_id: eventId,
      at,
    })
    .execute();
}

/** Forgets requests made before a time (milliseconds since the epoch): nobody repeats those any more. */
export async function deleteTransactionsBefore(tx: WriteTransaction, at: number): Promise<void> {
  await tx.query.deleteFrom("transactions").where("at", "<", at).execute();
}
