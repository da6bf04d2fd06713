import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";
import { eventColumns, type StoredEvent } from "./event-store.ts";

interface Unread {
  readonly roomId: RoomId;
  /** Whose reading it is: one's own events are read. */
  readonly reader: UserId;
  /** The position of the last event that was read. */
  readonly after: number;
  readonly upTo: number;
}

/** How many encrypted events of each sender are unread. Nothing else can be told apart in them, so they are only counted. */
export async function countUnreadEncrypted(
  tx: ReadTransaction,
  unread: Unread,
): Promise<readonly { readonly sender: UserId; readonly count: number }[]> {
  const rows = await tx.query
    .selectFrom("events")
    .select(["sender", ({ fn }) => fn.countAll<number | string>().as("count")])
    .where("room_id", "=", unread.roomId)
    .where("position", ">", unread.after)
    .where("position", "<=", unread.upTo)
    .where("type", "=", "m.room.encrypted")
    .where("sender", "!=", unread.reader)
    .where("redacted_by", "is", null)
    .groupBy("sender")
    .execute();
  return rows.map(({ sender, count }) => ({ sender, count: Number(count) }));
}

/** The other unread events, newest first, at most `limit`. */
export async function unreadPlainEvents(
  tx: ReadTransaction,
  unread: Unread & { readonly limit: number },
): Promise<readonly StoredEvent[]> {
  return tx.query
    .selectFrom("events")
    .select(eventColumns)
    .where("room_id", "=", unread.roomId)
    .where("position", ">", unread.after)
    .where("position", "<=", unread.upTo)
    .where("type", "!=", "m.room.encrypted")
    .where("sender", "!=", unread.reader)
    .where("redacted_by", "is", null)
    .orderBy("position", "desc")
    .limit(unread.limit)
    .execute();
}

/** The position of a person's own last event within a stretch of a room; undefined when there is none. */
export async function lastOwnPosition(tx: ReadTransaction, unread: Unread): Promise<number | undefined> {
  const row = await tx.query
    .selectFrom("events")
    .select("position")
    .where("room_id", "=", unread.roomId)
    .where("sender", "=", unread.reader)
    .where("position", ">", unread.after)
    .where("position", "<=", unread.upTo)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.position;
}
