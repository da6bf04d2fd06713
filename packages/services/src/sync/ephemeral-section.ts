import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { passesEventFilter, passesRoomFilter } from "@conclave/rules/filters/event-filter";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { receiptsBetween, type StoredReceipt } from "@conclave/storage/receipts/receipt-store";
import type { SyncRange, TypingChanges } from "./sync-request.ts";

/** The ephemeral events of each room that has any: receipts, and who is typing (spec "Receipts", "Typing Notifications"). */
export async function readEphemeralSection(
  tx: ReadTransaction,
  options: {
    readonly reader: UserId;
    readonly roomIds: readonly RoomId[];
    readonly filter: RoomEventFilter | undefined;
    readonly typing: TypingChanges;
  },
  range: SyncRange,
): Promise<ReadonlyMap<RoomId, readonly string[]>> {
  const { filter } = options;
  const events = new Map<RoomId, string[]>();
  const roomIds = options.roomIds.filter((roomId) => passesRoomFilter(filter, roomId));

  if (passesEventFilter(filter, { type: "m.receipt" })) {
    for (const [roomId, receipts] of await receiptsByRoom(tx, options.reader, roomIds, range)) {
      events.set(roomId, [JSON.stringify({ type: "m.receipt", content: receiptContent(receipts) })]);
    }
  }
  if (passesEventFilter(filter, { type: "m.typing" })) {
    const wanted = new Set<string>(roomIds);
    for (const { roomId, userIds } of options.typing.rooms) {
      if (!wanted.has(roomId)) continue;
      // `wanted` holds room identifiers only.
      const key = roomId as RoomId;
      const event = JSON.stringify({ type: "m.typing", content: { user_ids: userIds } });
      events.set(key, [...(events.get(key) ?? []), event]);
    }
  }
  return events;
}

async function receiptsByRoom(
  tx: ReadTransaction,
  reader: UserId,
  roomIds: readonly RoomId[],
  range: SyncRange,
): Promise<ReadonlyMap<RoomId, readonly StoredReceipt[]>> {
  const byRoom = new Map<RoomId, StoredReceipt[]>();
  for (const chunk of chunksOf(roomIds)) {
    const receipts = await receiptsBetween(tx, { roomIds: chunk, reader, after: range.since ?? 0, upTo: range.upTo });
    for (const receipt of receipts) byRoom.set(receipt.roomId, [...(byRoom.get(receipt.roomId) ?? []), receipt]);
  }
  return byRoom;
}

type People = Record<string, { ts: number; thread_id?: string }>;

/** `m.receipt`: by event, by kind, by person. */
function receiptContent(receipts: readonly StoredReceipt[]): Record<string, Record<string, People>> {
  const content: Record<string, Record<string, People>> = {};
  for (const { eventId, receiptType, userId, at, threadId } of receipts) {
    const kinds = content[eventId] ?? {};
    const receipt = threadId === "" ? { ts: at } : { ts: at, thread_id: threadId };
    content[eventId] = { ...kinds, [receiptType]: { ...kinds[receiptType], [userId]: receipt } };
  }
  return content;
}
