import { sql } from "kysely";
import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** How much waits for a device. `bytes` are of the contents. */
export interface ToDeviceQueue {
  readonly userId: string;
  readonly deviceId: string;
  /** From whom; empty for all senders together. */
  readonly sender: string;
  readonly messages: number;
  readonly bytes: number;
}

/** What waits for all devices of some people: from one sender, and from all together. Devices without anything are missing. */
export async function toDeviceQueuesOf(
  tx: ReadTransaction,
  userIds: readonly string[],
  sender: string,
): Promise<readonly ToDeviceQueue[]> {
  const queues: ToDeviceQueue[] = [];
  for (const chunk of chunksOf(userIds)) {
    const rows = await tx.query
      .selectFrom("to_device_queues")
      .select(["user_id as userId", "device_id as deviceId", "sender", "messages", "bytes"])
      .where("user_id", "in", chunk)
      .where("sender", "in", ["", sender])
      .execute();
    queues.push(...rows);
  }
  return queues;
}

/** Counts what came, for its sender and for all together. A device and sender may stand there once. */
export async function growToDeviceQueues(tx: WriteTransaction, grown: readonly ToDeviceQueue[]): Promise<void> {
  const totals = new Map<string, ToDeviceQueue>();
  for (const queue of grown) {
    const key = `${queue.userId} ${queue.deviceId}`;
    const { messages, bytes } = totals.get(key) ?? { messages: 0, bytes: 0 };
    totals.set(key, { ...queue, sender: "", messages: messages + queue.messages, bytes: bytes + queue.bytes });
  }
  for (const chunk of chunksOf([...grown, ...totals.values()])) {
    await tx.query
      .insertInto("to_device_queues")
      .values(
        chunk.map(({ userId, deviceId, sender, messages, bytes }) => ({
          user_id: userId,
          device_id: deviceId,
          sender,
          messages,
          bytes,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["user_id", "sender", "device_id"]).doUpdateSet((row) => ({
          messages: sql<number>`${row.ref("to_device_queues.messages")} + ${row.ref("excluded.messages")}`,
          bytes: sql<number>`${row.ref("to_device_queues.bytes")} + ${row.ref("excluded.bytes")}`,
        })),
      )
      .execute();
  }
}

/** Counts what a device is about to have fetched, all up to a position, as gone. */
export async function shrinkToDeviceQueues(
  tx: WriteTransaction,
  { userId, deviceId, position }: { readonly userId: string; readonly deviceId: string; readonly position: number },
): Promise<void> {
  const rows = await tx.query
    .selectFrom("to_device_messages")
    .select(({ fn }) => [
      "sender",
      fn.countAll<number | string>().as("messages"),
      sql<number | string>`sum(octet_length(content))`.as("bytes"),
    ])
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .where("position", "<=", position)
    .groupBy("sender")
    .execute();
  if (rows.length === 0) return;
  const gone = rows.map(({ sender, messages, bytes }) => ({
    userId,
    deviceId,
    sender,
    messages: -Number(messages),
    bytes: -Number(bytes),
  }));
  await growToDeviceQueues(tx, gone);
  for (const chunk of chunksOf(["", ...gone.map(({ sender }) => sender)])) {
    await tx.query
      .deleteFrom("to_device_queues")
      .where("user_id", "=", userId)
      .where("sender", "in", chunk)
      .where("device_id", "=", deviceId)
      .where("messages", "<=", 0)
      .execute();
  }
}
