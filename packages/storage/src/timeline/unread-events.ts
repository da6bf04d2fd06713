import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { ReadTransaction } from "../database/transaction.ts";
import { eventColumns, type StoredEvent } from "./event-store.ts";

/** What `thread` says of an event that is in none. */
export const mainTimeline = "main";

/** How far somebody has read a room. */
export interface ReadMarks {
  /** The position up to which everything is read, in whatever thread. */
  readonly everything: number;
  /** Further positions of some threads, by their root, and of the main timeline. */
  readonly threads: ReadonlyMap<string, number>;
}

interface Unread {
  readonly roomId: RoomId;
  /** Whose reading it is: one's own events are read. */
  readonly reader: UserId;
  readonly marks: ReadMarks;
  readonly upTo: number;
}

/** An event with the root of its thread, or `main`. */
export type ThreadedEvent = StoredEvent & { readonly thread: string };

export const threadOfEvent = sql<string>`coalesce(relations.thread_root, ${sql.lit(mainTimeline)})`;

/** Encrypted events that nobody but their readers can tell apart. */
export interface UnreadEncrypted {
  readonly sender: UserId;
  readonly thread: string;
  /** `m.replace` of edits, say; null of what relates to nothing. */
  readonly relationType: string | null;
  readonly count: number;
}

/** How many encrypted events of each sender and relation are unread in each thread: more can't be told of them. */
export async function countUnreadEncrypted(tx: ReadTransaction, unread: Unread): Promise<readonly UnreadEncrypted[]> {
  const rows = await unreadOf(tx, unread)
    .select(["events.sender as sender", "relations.relation_type as relationType", threadOfEvent.as("thread")])
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("events.type", "=", "m.room.encrypted")
    .where("events.state_key", "is", null)
    .groupBy(["events.sender", "relations.thread_root", "relations.relation_type"])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** The other unread events, newest first, at most `limit`. */
export async function unreadPlainEvents(
  tx: ReadTransaction,
  unread: Unread & { readonly limit: number },
): Promise<readonly ThreadedEvent[]> {
  return unreadOf(tx, unread)
    .select(eventColumns)
    .select(threadOfEvent.as("thread"))
    .where(isPlain)
    .orderBy("events.position", "desc")
    .limit(unread.limit)
    .execute();
}

/** What can be judged by itself. There is an index with these very words: migration 54. */
const isPlain = sql<SqlBool>`(events.type <> 'm.room.encrypted' or events.state_key is not null)`;

function unreadOf(tx: ReadTransaction, { roomId, reader, marks, upTo }: Unread) {
  return tx.query
    .selectFrom("events")
    .leftJoin("relations", "relations.event_id", "events.event_id")
    .where("events.room_id", "=", roomId)
    .where("events.position", ">", marks.everything)
    .where("events.position", "<=", upTo)
    .where("events.sender", "!=", reader)
    .where("events.redacted_by", "is", null)
    .where(isBehind(marks));
}

/** One CASE however many threads: a chain of ORs would be too deep for SQLite. */
function isBehind({ everything, threads }: ReadMarks): RawBuilder<SqlBool> {
  if (threads.size === 0) return sql<SqlBool>`1 = 1`;
  const branches = [...threads].map(([thread, position]) => sql`when ${thread} then ${sql.lit(position)}`);
  return sql<SqlBool>`events.position > case ${threadOfEvent} ${sql.join(branches, sql` `)} else ${sql.lit(everything)} end`;
}

/** The positions of a person's own last event in each thread of a stretch of a room. */
export async function lastOwnPositions(
  tx: ReadTransaction,
  stretch: { readonly roomId: RoomId; readonly reader: UserId; readonly after: number; readonly upTo: number },
): Promise<readonly { readonly thread: string; readonly position: number }[]> {
  return tx.query
    .selectFrom("events")
    .leftJoin("relations", "relations.event_id", "events.event_id")
    .select(threadOfEvent.as("thread"))
    .select(({ fn }) => fn.max("events.position").as("position"))
    .where("events.room_id", "=", stretch.roomId)
    .where("events.sender", "=", stretch.reader)
    .where("events.position", ">", stretch.after)
    .where("events.position", "<=", stretch.upTo)
    .groupBy("relations.thread_root")
    .execute();
}
