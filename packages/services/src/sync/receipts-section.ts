import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { receiptsBetween, type StoredReceipt } from "@conclave/storage/receipts/receipt-store";
import type { SyncRange } from "./sync-request.ts";

/** Whose receipts are read: all that the reader may see but those of people whom they ignore. */
export interface ReceiptsOptions {
  readonly reader: UserId;
  readonly ignoredUsers: ReadonlySet<string>;
  readonly roomIds: readonly RoomId[];
}

/** The receipts of some rooms that a person may see and that were set within a range, by room. */
export async function readReceipts(
  tx: ReadTransaction,
  options: ReceiptsOptions,
  range: SyncRange,
): Promise<ReadonlyMap<RoomId, readonly StoredReceipt[]>> {
  const byRoom = new Map<RoomId, StoredReceipt[]>();
  const { reader, ignoredUsers } = options;
  for (const roomIds of chunksOf(options.roomIds)) {
    for (const receipt of await receiptsBetween(tx, { roomIds, reader, after: range.since ?? 0, upTo: range.upTo })) {
      if (ignoredUsers.has(receipt.userId)) continue;
      const known = byRoom.get(receipt.roomId);
      if (known === undefined) byRoom.set(receipt.roomId, [receipt]);
      else known.push(receipt);
    }
  }
  return byRoom;
}

type People = Record<string, { ts: number; thread_id?: string }>;

/** `m.receipt` as a JSON text: by event, by kind, by person (spec "Receipts"). */
export function receiptEvent(receipts: readonly StoredReceipt[]): string {
  const content: Record<string, Record<string, People>> = {};
  for (const { eventId, receiptType, userId, at, threadId } of receipts) {
    content[eventId] ??= {};
    const kinds = content[eventId];
    kinds[receiptType] ??= {};
    kinds[receiptType][userId] = threadId === "" ? { ts: at } : { ts: at, thread_id: threadId };
  }
  return JSON.stringify({ type: "m.receipt", content });
}
