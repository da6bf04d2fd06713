import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { receiptsOf, type StoredReceipt } from "@conclave/storage/receipts/receipt-store";
import type { MembershipChange } from "@conclave/storage/rooms/membership-history-store";
import { membershipHistoriesOf } from "@conclave/storage/rooms/rooms-among-store";
import { lastOwnPositions, type ReadMarks, roomsWithThreads } from "@conclave/storage/timeline/unread-events";

/** Threads whose marks go into one statement; whoever has more gets the newest right. */
const mostThreads = 1_000;

/** What is known of how far a person has read a room. */
export interface Reading {
  /** The position at which they came into it, the last time that they did; 0 for somebody who never was in it. */
  readonly arrival: number;
  /** Their own, of either kind. */
  readonly receipts: readonly StoredReceipt[];
  /** Whether the room has threads at all. */
  readonly hasThreads: boolean;
}

/** Reads how far a person has read some rooms (at most 500), for all of them together. */
export async function readReadings(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  reader: UserId,
): Promise<(roomId: RoomId) => Reading> {
  const histories = Map.groupBy(await membershipHistoriesOf(tx, reader, roomIds), ({ roomId }) => roomId);
  const receipts = Map.groupBy(await receiptsOf(tx, roomIds, reader), ({ roomId }) => roomId);
  const threaded = await roomsWithThreads(tx, roomIds);
  return (roomId) => ({
    arrival: arrivalIn(histories.get(roomId) ?? []),
    receipts: receipts.get(roomId) ?? [],
    hasThreads: threaded.has(roomId),
  });
}

function arrivalIn(history: readonly MembershipChange[]): number {
  const lastAbsence = history.findLastIndex(({ membership }) => membership !== "join");
  return history[lastAbsence + 1]?.position ?? 0;
}

/**
 * How far a person has read a room (spec "Marking notifications as read"): their receipts of either kind, of threads and of
 * none, what they said themselves, and nothing from before they came.
 */
export async function readMarksOf(
  tx: ReadTransaction,
  room: { readonly roomId: RoomId; readonly reader: UserId; readonly upTo: number },
  { arrival, receipts, hasThreads }: Reading,
): Promise<ReadMarks> {
  const whole = receipts.filter(({ threadId }) => threadId === "").map(({ eventPosition }) => eventPosition);
  const everything = Math.max(arrival, ...whole);
  const own = await lastOwnPositions(tx, { ...room, after: everything, hasThreads });
  const marks = [
    ...receipts.map(({ threadId, eventPosition }) => ({ thread: threadId, position: eventPosition })),
    ...own,
  ].filter(({ thread, position }) => thread !== "" && position > everything);
  const newest = marks.sort((left, right) => left.position - right.position).slice(-mostThreads);
  // Ascending, so that the furthest mark of a thread is the one that stays.
  return { everything, hasThreads, threads: new Map(newest.map(({ thread, position }) => [thread, position])) };
}

/** Whether somebody has read what stands at a position of a thread. */
export function isRead({ everything, threads }: ReadMarks, thread: string, position: number): boolean {
  return position <= Math.max(everything, threads.get(thread) ?? 0);
}
