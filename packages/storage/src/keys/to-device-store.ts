import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface ToDeviceMessage {
  readonly position: number;
  readonly sender: string;
  readonly type: string;
  /** JSON, as sent. */
  readonly content: string;
}

export interface QueuedMessage extends ToDeviceMessage {
  readonly userId: string;
  readonly deviceId: string;
}

/** Puts messages into the queues of their devices. */
export async function queueToDeviceMessages(tx: WriteTransaction, messages: readonly QueuedMessage[]): Promise<void> {
  for (const chunk of chunksOf(messages)) {
    await tx.query
      .insertInto("to_device_messages")
      .values(
        chunk.map(({ position, userId, deviceId, sender, type, content }) => ({
          position,
          user_id: userId,
          device_id: deviceId,
          sender,
          type,
          content,
        })),
      )
      .execute();
  }
}

/** What waits for a device behind `after` and up to `upTo`, oldest first, at most `limit`. */
export async function toDeviceMessagesAfter(
  tx: ReadTransaction,
  range: {
    readonly userId: string;
    readonly deviceId: string;
    readonly after: number;
    readonly upTo: number;
    readonly limit: number;
  },
): Promise<readonly ToDeviceMessage[]> {
  return tx.query
    .selectFrom("to_device_messages")
    .select(["position", "sender", "type", "content"])
    .where("user_id", "=", range.userId)
    .where("device_id", "=", range.deviceId)
    .where("position", ">", range.after)
    .where("position", "<=", range.upTo)
    .orderBy("position")
    .limit(range.limit)
    .execute();
}

/** Removes what a device has acknowledged. */
export async function deleteToDeviceUpTo(
  tx: WriteTransaction,
  device: { readonly userId: string; readonly deviceId: string; readonly position: number },
): Promise<void> {
  await tx.query
    .deleteFrom("to_device_messages")
    .where("user_id", "=", device.userId)
    .where("device_id", "=", device.deviceId)
    .where("position", "<=", device.position)
    .execute();
}

/**
 * Notes a request of a device and forgets those before `forgetBefore` (milliseconds since the epoch).
 *
 * @returns false when it was noted before.
 */
export async function noteToDeviceTransaction(
  tx: WriteTransaction,
  transaction: {
    readonly userId: string;
    readonly deviceId: string;
    readonly type: string;
    readonly transactionId: string;
    readonly at: number;
    readonly forgetBefore: number;
  },
): Promise<boolean> {
  const { userId, deviceId, type, transactionId, at, forgetBefore } = transaction;
  await tx.query
    .deleteFrom("to_device_transactions")
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .where("at", "<", forgetBefore)
    .execute();
  const result = await tx.query
    .insertInto("to_device_transactions")
    .values({ user_id: userId, device_id: deviceId, type, transaction_id: transactionId, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
