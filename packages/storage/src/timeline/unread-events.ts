import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { padded } from "../database/chunks.ts";
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
  /** Whether anything was ever said in a thread: else nothing is looked for there. */
  readonly hasThreads: boolean;
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

const group = ["events.sender", "relations.thread_root", "relations.relation_type"] as const;
const groupColumns = [
  "events.sender as sender",
  "relations.relation_type as relationType",
  threadOfEvent.as("thread"),
  sql<number | string>`count(*)`.as("count"),
] as const;

const selectEncryptedInMain = statement((query, unread: UnreadValues) =>
  unreadInMain(query, unread).where(isEncrypted).select(groupColumns).groupBy(group),
);

const selectEncryptedInThreads = statement((query, unread: UnreadValues) =>
  unreadInThreads(query, unread).where(isEncrypted).select(groupColumns).groupBy(group),
);

/** How many encrypted events of each sender and relation are unread in each thread: more can't be told of them. */
export async function countUnreadEncrypted(tx: ReadTransaction, unread: Unread): Promise<readonly UnreadEncrypted[]> {
  const values = valuesOf(unread);
  const inThreads = unread.marks.hasThreads ? await selectEncryptedInThreads(tx, values) : [];
  const rows = [...(await selectEncryptedInMain(tx, values)), ...inThreads];
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

type Limited<Stretch> = Stretch & { readonly limit: number };

const threadedColumns = [...eventColumns, threadOfEvent.as("thread")] as const;

/** `members`: those of type `m.room.member`, and no others. */
const selectJudgedInMain = statement((query, unread: Limited<UnreadValues> & { readonly members: boolean }) =>
  unreadInMain(query, unread)
    .where(unread.members ? isMember : isPlain)
    .select(threadedColumns)
    .orderBy("events.position", "desc")
    .limit(unread.limit),
);

const selectJudgedInThreads = statement((query, unread: Limited<UnreadValues>) =>
  unreadInThreads(query, unread)
    .where(sql<SqlBool>`not ${isEncrypted}`)
    .select(threadedColumns)
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
  const inThreads = unread.marks.hasThreads ? await selectJudgedInThreads(tx, values) : [];
  const all = [
    ...(await selectJudgedInMain(tx, { ...values, members: false })),
    ...(withMembers ? await selectJudgedInMain(tx, { ...values, members: true }) : []),
    ...inThreads.filter(({ type }) => withMembers || type !== "m.room.member"),
  ];
  return all.sort((left, right) => right.position - left.position).slice(0, limit);
}

/** What can be judged by itself. There are indexes with these very words: migration 55. */
const isPlain = sql<SqlBool>`(events.type <> 'm.room.member' and (events.type <> 'm.room.encrypted' or events.state_key is not null))`;
const isMember = sql<SqlBool>`events.type = 'm.room.member'`;
/** What can't. */
const isEncrypted = sql<SqlBool>`(events.type = 'm.room.encrypted' and events.state_key is null)`;

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
  { hasThreads, ...stretch }: OwnStretch & Pick<ReadMarks, "hasThreads">,
): Promise<readonly { readonly thread: string; readonly position: number }[]> {
  const main = (await selectLastOwnInMain(tx, stretch)).map(({ position }) => ({ thread: mainTimeline, position }));
  return hasThreads ? [...main, ...(await selectLastOwnInThreads(tx, stretch))] : main;
}

const selectRoomsWithThreads = statement((query, { roomIds }: { readonly roomIds: readonly RoomId[] }) =>
  query
    .selectFrom("rooms")
    .select("rooms.room_id as roomId")
    .where("rooms.room_id", "in", roomIds)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("relations")
          .select(sql.lit(1).as("one"))
          .whereRef("relations.room_id", "=", "rooms.room_id")
          .where(isInThread),
      ),
    ),
);

/** Those of some rooms (at most 500) in which something was said in a thread. */
export async function roomsWithThreads(tx: ReadTransaction, roomIds: readonly RoomId[]): Promise<ReadonlySet<RoomId>> {
  if (roomIds.length === 0) return new Set();
  const rows = await selectRoomsWithThreads(tx, { roomIds: padded(roomIds) });
  return new Set(rows.map(({ roomId }) => roomId));
}
