import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredReceipt } from "@conclave/storage/receipts/receipt-store";
import { readReceipts } from "../receipts-section.ts";
import type { WantedRoom } from "./room-configs.ts";
import type { SentRoom, SlidingRequest } from "./sliding-request.ts";

/** Up to where receipts are read, and whose are left out. */
export interface ReceiptsRange {
  readonly upTo: number;
  readonly ignoredUsers: ReadonlySet<string>;
}

/** The receipts that were set since each room was last told of; rooms that were told of together are read together. */
export async function receiptsSince(
  tx: ReadTransaction,
  request: SlidingRequest,
  wanted: readonly WantedRoom[],
  sent: ReadonlyMap<RoomId, SentRoom>,
  { upTo, ignoredUsers }: ReceiptsRange,
) {
  const byPosition = new Map<number, RoomId[]>();
  for (const { room, standing } of wanted) {
    const before = sent.get(room.roomId);
    if (before === undefined || standing.membership !== "join") continue;
    const group = byPosition.get(before.upTo);
    if (group === undefined) byPosition.set(before.upTo, [room.roomId]);
    else group.push(room.roomId);
  }
  const receipts = new Map<RoomId, readonly StoredReceipt[]>();
  for (const [since, roomIds] of byPosition) {
    const found = await readReceipts(tx, { reader: request.userId, ignoredUsers, roomIds }, { since, upTo });
    for (const [roomId, those] of found) receipts.set(roomId, those);
  }
  return receipts;
}

/** All receipts of a room, where its timeline begins anew and they are wanted. */
export async function olderReceipts(
  tx: ReadTransaction,
  { userId, extensions }: SlidingRequest,
  { room }: WantedRoom,
  freshTimeline: readonly string[] | undefined,
  { upTo, ignoredUsers }: ReceiptsRange,
) {
  if (extensions.receipts?.enabled !== true || freshTimeline === undefined) return [];
  const options = { reader: userId, ignoredUsers, roomIds: [room.roomId] };
  const found = await readReceipts(tx, options, { since: undefined, upTo });
  return found.get(room.roomId) ?? [];
}
