import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { ReceiptType } from "./receipts-tables.ts";

export interface StoredReceipt {
  readonly roomId: RoomId;
  readonly userId: UserId;
  readonly receiptType: ReceiptType;
  /** `main`, the root of a thread, or empty for a receipt that is of no thread. */
  readonly threadId: string;
  readonly eventId: EventId;
  /** The position of that event: what comes after it is unread. */
  readonly eventPosition: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The receipt's own place in the stream of changes. */
  readonly position: number;
}

const columns = [
  "room_id as roomId",
  "user_id as userId",
  "receipt_type as receiptType",
  "thread_id as threadId",
  "event_id as eventId",
  "event_position as eventPosition",
  "at",
  "position",
] as const;

type ReceiptKey = Pick<StoredReceipt, "roomId" | "userId" | "receiptType" | "threadId">;

const selectReceipt = statement((query, key: ReceiptKey) =>
  query
    .selectFrom("receipts")
    .select(columns)
    .where("room_id", "=", key.roomId)
    .where("user_id", "=", key.userId)
    .where("receipt_type", "=", key.receiptType)
    .where("thread_id", "=", key.threadId),
);

/** One receipt, or undefined. */
export async function readReceipt(tx: ReadTransaction, key: ReceiptKey): Promise<StoredReceipt | undefined> {
  const [receipt] = await selectReceipt(tx, key);
  return receipt;
}

const replaceReceipt = statement((query, receipt: StoredReceipt) => {
  const standing = {
    event_id: receipt.eventId,
    event_position: receipt.eventPosition,
    at: receipt.at,
    position: receipt.position,
  };
  return query
    .insertInto("receipts")
    .values({
      room_id: receipt.roomId,
      user_id: receipt.userId,
      receipt_type: receipt.receiptType,
      thread_id: receipt.threadId,
      ...standing,
    })
    .onConflict((conflict) =>
      conflict.columns(["room_id", "user_id", "receipt_type", "thread_id"]).doUpdateSet(standing),
    );
});

/** Sets how far a person has read. */
export async function writeReceipt(tx: WriteTransaction, receipt: StoredReceipt): Promise<void> {
  await replaceReceipt(tx, receipt);
}

interface ReceiptStretch {
  readonly roomIds: readonly RoomId[];
  readonly reader: UserId;
  readonly after: number;
  readonly upTo: number;
}

const selectReceiptsBetween = statement((query, options: ReceiptStretch) =>
  query
    .selectFrom("receipts")
    .select(columns)
    .where("room_id", "in", options.roomIds)
    .where("position", ">", options.after)
    .where("position", "<=", options.upTo)
    .where((builder) => builder.or([builder("receipt_type", "=", "m.read"), builder("user_id", "=", options.reader)]))
    .orderBy("position"),
);

/**
 * The receipts of some rooms (at most 500) that `reader` may see and that were set after one position and up to another:
 * everybody's public ones, and the reader's private ones.
 */
export async function receiptsBetween(tx: ReadTransaction, options: ReceiptStretch): Promise<readonly StoredReceipt[]> {
  if (options.roomIds.length === 0) return [];
  return selectReceiptsBetween(tx, { ...options, roomIds: padded(options.roomIds) });
}

interface OwnReceipts {
  readonly roomIds: readonly RoomId[];
  readonly userId: UserId;
}

const selectReceiptsOf = statement((query, { roomIds, userId }: OwnReceipts) =>
  query.selectFrom("receipts").select(columns).where("room_id", "in", roomIds).where("user_id", "=", userId),
);

/** A person's own receipts in some rooms (at most 500), of both kinds and all threads: what unread counts are reckoned from. */
export async function receiptsOf(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  userId: UserId,
): Promise<readonly StoredReceipt[]> {
  if (roomIds.length === 0) return [];
  return selectReceiptsOf(tx, { roomIds: padded(roomIds), userId });
}
