import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { receiptsOf } from "@conclave/storage/receipts/receipt-store";
import { membershipHistoryOf } from "@conclave/storage/rooms/membership-history-store";
import { lastOwnPositions, type ReadMarks } from "@conclave/storage/timeline/unread-events";

/** Threads whose marks go into one statement; whoever has more gets the newest right. */
const mostThreads = 1_000;

/**
 * How far a person has read a room (spec "Marking notifications as read"): their receipts of either kind, of threads and of
 * none, what they said themselves, and nothing from before they came.
 */
export async function readMarksOf(
  tx: ReadTransaction,
  roomId: RoomId,
  reader: UserId,
  upTo: number,
): Promise<ReadMarks> {
  const receipts = await receiptsOf(tx, roomId, reader);
  const whole = receipts.filter(({ threadId }) => threadId === "").map(({ eventPosition }) => eventPosition);
  const everything = Math.max(await arrivalOf(tx, roomId, reader), ...whole);
  const own = await lastOwnPositions(tx, { roomId, reader, after: everything, upTo });
  const marks = [
    ...receipts.map(({ threadId, eventPosition }) => ({ thread: threadId, position: eventPosition })),
    ...own,
  ].filter(({ thread, position }) => thread !== "" && position > everything);
  const newest = marks.sort((left, right) => left.position - right.position).slice(-mostThreads);
  // Ascending, so that the furthest mark of a thread is the one that stays.
  return { everything, threads: new Map(newest.map(({ thread, position }) => [thread, position])) };
}

/** The position at which a person came into a room, the last time that they did; 0 for somebody who never was in it. */
export async function arrivalOf(tx: ReadTransaction, roomId: RoomId, reader: UserId): Promise<number> {
  const history = await membershipHistoryOf(tx, roomId, reader);
  const lastAbsence = history.findLastIndex(({ membership }) => membership !== "join");
  return history[lastAbsence + 1]?.position ?? 0;
}

/** Whether somebody has read what stands at a position of a thread. */
export function isRead({ everything, threads }: ReadMarks, thread: string, position: number): boolean {
  return position <= Math.max(everything, threads.get(thread) ?? 0);
}
