import { utf8Length } from "@conclave/base/utf8";
import { chunksOf } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { growToDeviceQueues, shrinkToDeviceQueues, type ToDeviceQueue } from "./to-device-queue-store.ts";

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

/** How much some messages add to the queues of their devices. */
export function growthOf<UserId extends string>(
  messages: readonly (Omit<QueuedMessage, "position"> & { readonly userId: UserId })[],
): readonly (ToDeviceQueue & { readonly userId: UserId })[] {
  const growth = new Map<string, ToDeviceQueue & { readonly userId: UserId }>();
  for (const { userId, deviceId, sender, content } of messages) {
    const key = `${userId} ${deviceId} ${sender}`;
    const before = growth.get(key) ?? { messages: 0, bytes: 0 };
    const bytes = before.bytes + utf8Length(content);
    growth.set(key, { userId, deviceId, sender, messages: before.messages + 1, bytes });
  }
  return [...growth.values()];
}

/** Puts messages into the queues of their devices, and counts them. */
export async function queueToDeviceMessages(tx: WriteTransaction, messages: readonly QueuedMessage[]): Promise<void> {
  await growToDeviceQueues(tx, growthOf(messages));
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

interface QueueStretch {
  readonly userId: string;
  readonly deviceId: string;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

const selectWaiting = statement((query, range: QueueStretch) =>
  query
    .selectFrom("to_device_messages")
    .select(["position", "sender", "type", "content"])
    .where("user_id", "=", range.userId)
    .where("device_id", "=", range.deviceId)
    .where("position", ">", range.after)
    .where("position", "<=", range.upTo)
    .orderBy("position")
    .limit(range.limit),
);

/** What waits for a device behind `after` and up to `upTo`, oldest first, at most `limit`. */
export async function toDeviceMessagesAfter(
  tx: ReadTransaction,
  range: QueueStretch,
): Promise<readonly ToDeviceMessage[]> {
  return selectWaiting(tx, range);
}

/** Removes what a device has acknowledged. */
export async function deleteToDeviceUpTo(
  tx: WriteTransaction,
  device: { readonly userId: string; readonly deviceId: string; readonly position: number },
): Promise<void> {
  await shrinkToDeviceQueues(tx, device);
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
