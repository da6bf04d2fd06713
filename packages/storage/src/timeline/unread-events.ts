import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { statement } from "../database/statement.ts";
import type { Tables } from "../database/tables.ts";
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

/** What of a room somebody has not read. */
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

const selectEncryptedInMain = statement((query, unread: UnreadValues) =>
  unreadInMain(query, unread)
    .select(["events.sender as sender", "relations.relation_type as relationType", threadOfEvent.as("thread")])
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("events.type", "=", "m.room.encrypted")
    .where("events.state_key", "is", null)
    .groupBy(["events.sender", "relations.thread_root", "relations.relation_type"]),
);

const selectEncryptedInThreads = statement((query, unread: UnreadValues) =>
  unreadInThreads(query, unread)
    .select(["events.sender as sender", "relations.relation_type as relationType", threadOfEvent.as("thread")])
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("events.type", "=", "m.room.encrypted")
    .where("events.state_key", "is", null)
    .groupBy(["events.sender", "relations.thread_root", "relations.relation_type"]),
);

/** How many encrypted events of each sender and relation are unread in each thread: more can't be told of them. */
export async function countUnreadEncrypted(tx: ReadTransaction, unread: Unread): Promise<readonly UnreadEncrypted[]> {
  const values = valuesOf(unread);
  const rows = [...(await selectEncryptedInMain(tx, values)), ...(await selectEncryptedInThreads(tx, values))];
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

type Limited<Stretch> = Stretch & { readonly limit: number };

const selectPlainInMain = statement((query, unread: Limited<UnreadValues>) =>
  unreadInMain(query, unread)
    .select(eventColumns)
    .select(threadOfEvent.as("thread"))
    .where(isPlain)
    .orderBy("events.position", "desc")
    .limit(unread.limit),
);

const selectMembersInMain = statement((query, unread: Limited<UnreadValues>) =>
  unreadInMain(query, unread)
    .select(eventColumns)
    .select(threadOfEvent.as("thread"))
    .where(isMember)
    .orderBy("events.position", "desc")
    .limit(unread.limit),
);

const selectPlainInThreads = statement((query, unread: Limited<UnreadValues>) =>
  unreadInThreads(query, unread)
    .select(eventColumns)
    .select(threadOfEvent.as("thread"))
    .where(isJudged)
    .orderBy("relations.position", "desc")
    .limit(unread.limit),
);

/**
 * The other unread events, newest first, at most `limit`.
 *
 * @param unread `withMembers`: whether those of type `m.room.member` are wanted, of which a large room has thousands.
 */
export async function unreadPlainEvents(
  tx: ReadTransaction,
  { withMembers, limit, ...unread }: Limited<Unread> & { readonly withMembers: boolean },
): Promise<readonly ThreadedEvent[]> {
  const values = { ...valuesOf(unread), limit };
  const all = [
    ...(await selectPlainInMain(tx, values)),
    ...(await selectPlainInThreads(tx, values)).filter(({ type }) => withMembers || type !== "m.room.member"),
    ...(withMembers ? await selectMembersInMain(tx, values) : []),
  ];
  return all.sort((left, right) => right.position - left.position).slice(0, limit);
}

/** What can be judged by itself. There are indexes with these very words: migration 55. */
const isPlain = sql<SqlBool>`(events.type <> 'm.room.member' and (events.type <> 'm.room.encrypted' or events.state_key is not null))`;
const isMember = sql<SqlBool>`events.type = 'm.room.member'`;
const isJudged = sql<SqlBool>`(events.type <> 'm.room.encrypted' or events.state_key is not null)`;

/** The same, as it is put into a statement. */
interface UnreadValues extends Omit<Unread, "marks"> {
  readonly everything: number;
  /** Up to where the main timeline is read. */
  readonly main: number;
  /** The other marks. */
  readonly threads: readonly { readonly thread: string; readonly position: number }[];
}

function valuesOf({ roomId, reader, upTo, marks: { everything, threads } }: Unread): UnreadValues {
  const main = Math.max(everything, threads.get(mainTimeline) ?? 0);
  const others = [...threads].filter(([thread]) => thread !== mainTimeline);
  return {
    roomId,
    reader,
    upTo,
    everything,
    main,
    threads: others.map(([thread, position]) => ({ thread, position })),
  };
}

// Apart, so that each begins where its reader stopped: who writes much and reads no thread to its end would else have all walked
// through that was ever said.

function unreadInMain(query: Kysely<Tables>, { roomId, reader, upTo, main }: UnreadValues) {
  return query
    .selectFrom("events")
    .leftJoin("relations", "relations.event_id", "events.event_id")
    .where("events.room_id", "=", roomId)
    .where("events.position", ">", main)
    .where("events.position", "<=", upTo)
    .where("events.sender", "!=", reader)
    .where("events.redacted_by", "is", null)
    .where("relations.thread_root", "is", null);
}

function unreadInThreads(query: Kysely<Tables>, { roomId, reader, upTo, everything, threads }: UnreadValues) {
  return query
    .selectFrom("relations")
    .innerJoin("events", "events.event_id", "relations.event_id")
    .where("relations.room_id", "=", roomId)
    .where("relations.position", ">", everything)
    .where("relations.position", "<=", upTo)
    .where(isInThread)
    .where("relations.sender", "!=", reader)
    .where("events.redacted_by", "is", null)
    .where(isBehind({ everything, threads }));
}

/** There are indexes with these very words: migration 56. */
const isInThread = sql<SqlBool>`relations.thread_root is not null`;

/** One CASE however many threads: a chain of ORs would be too deep for SQLite. */
function isBehind({ everything, threads }: Pick<UnreadValues, "everything" | "threads">): RawBuilder<SqlBool> {
  if (threads.length === 0) return sql<SqlBool>`1 = 1`;
  const branches = threads.map(({ thread, position }) => sql`when ${thread} then cast(${position} as bigint)`);
  return sql<SqlBool>`relations.position > case relations.thread_root ${sql.join(branches, sql` `)} else cast(${everything} as bigint) end`;
}

interface OwnStretch {
  readonly roomId: RoomId;
  readonly reader: UserId;
  readonly after: number;
  readonly upTo: number;
}

const selectLastOwnInMain = statement((query, { roomId, reader, after, upTo }: OwnStretch) =>
  query
    .selectFrom("events")
    .leftJoin("relations", "relations.event_id", "events.event_id")
    .select("events.position as position")
    .where("events.room_id", "=", roomId)
    .where("events.sender", "=", reader)
    .where("events.position", ">", after)
    .where("events.position", "<=", upTo)
    .where("relations.thread_root", "is", null)
    .orderBy("events.position", "desc")
    .limit(1),
);

const selectLastOwnInThreads = statement((query, { roomId, reader, after, upTo }: OwnStretch) =>
  query
    .selectFrom("relations")
    .select(threadOfEvent.as("thread"))
    .select(({ fn }) => fn.max("relations.position").as("position"))
    .where("relations.room_id", "=", roomId)
    .where("relations.sender", "=", reader)
    .where("relations.position", ">", after)
    .where("relations.position", "<=", upTo)
    .where(isInThread)
    .groupBy("relations.thread_root"),
);

/** The positions of a person's own last event in each thread of a stretch of a room. */
export async function lastOwnPositions(
  tx: ReadTransaction,
  stretch: OwnStretch,
): Promise<readonly { readonly thread: string; readonly position: number }[]> {
  const main = (await selectLastOwnInMain(tx, stretch)).map(({ position }) => ({ thread: mainTimeline, position }));
  return [...main, ...(await selectLastOwnInThreads(tx, stretch))];
}
