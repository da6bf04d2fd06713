import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** A request as its sender names it (spec "Transaction identifiers"). */
export interface TransactionKey {
  readonly userId: UserId;
  readonly deviceId: string;
  /** The endpoint with its parameters: the same identifier on another path is another request. */
  readonly scope: string;
  readonly transactionId: string;
}

const selectEventId = statement((query, key: TransactionKey) =>
  query
    .selectFrom("transactions")
    .select("event_id")
    .where("user_id", "=", key.userId)
    .where("device_id", "=", key.deviceId)
    .where("scope", "=", key.scope)
    .where("transaction_id", "=", key.transactionId),
);

/** The event that the request made, or undefined when it is new. */
export async function eventOfTransaction(tx: ReadTransaction, key: TransactionKey): Promise<EventId | undefined> {
  const [row] = await selectEventId(tx, key);
  return row?.event_id;
}

const insertTransaction = statement((query, row: TransactionKey & { readonly eventId: EventId; readonly at: number }) =>
  query.insertInto("transactions").values({
    user_id: row.userId,
    device_id: row.deviceId,
    scope: row.scope,
    transaction_id: row.transactionId,
    event_id: row.eventId,
    at: row.at,
  }),
);

/** Remembers which event a request made; `at` in milliseconds since the epoch. */
export async function writeTransaction(
  tx: WriteTransaction,
  key: TransactionKey,
  eventId: EventId,
  at: number,
): Promise<void> {
  await insertTransaction(tx, { ...key, eventId, at });
}

/** Forgets requests made before a time (milliseconds since the epoch): nobody repeats those any more. */
export async function deleteTransactionsBefore(tx: WriteTransaction, at: number): Promise<void> {
  await tx.query.deleteFrom("transactions").where("at", "<", at).execute();
}
