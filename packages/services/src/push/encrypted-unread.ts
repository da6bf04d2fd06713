import { BoundedMap } from "@conclave/base/bounded-map";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { lastPositionOfTypes } from "@conclave/storage/timeline/room-activity";
import { countUnreadEncrypted, type ReadMarks, type UnreadEncrypted } from "@conclave/storage/timeline/unread-events";

/** What was counted of a room for a reader. */
interface Counted {
  /** The marks, as a text to compare. */
  readonly marks: string;
  readonly upTo: number;
  readonly counts: readonly UnreadEncrypted[];
}

/** Rooms and readers that a connection remembers, and groups of events in each. */
const rememberedRooms = 5_000;
const largestMemory = 100;

/** Each connection sees its snapshots in their order, so each has its own memory; it goes with the connection. */
const memories = new WeakMap<object, BoundedMap<string, Counted>>();

/**
 * The encrypted events that somebody has not read, by sender, thread and relation. Where nothing was read or taken back since the
 * last count only the new ones are counted: in a room with thousands of unread events every message would else count all.
 */
export async function countEncrypted(
  tx: ReadTransaction,
  unread: { readonly roomId: RoomId; readonly reader: UserId; readonly marks: ReadMarks; readonly upTo: number },
): Promise<readonly UnreadEncrypted[]> {
  const { roomId, reader, upTo } = unread;
  const memory = memories.get(tx.query) ?? new BoundedMap<string, Counted>(rememberedRooms);
  memories.set(tx.query, memory);
  const key = `${roomId} ${reader}`;
  const marks = JSON.stringify([unread.marks.everything, ...unread.marks.threads]);
  const known = memory.get(key);
  const counts =
    known?.marks === marks && known.upTo <= upTo && !(await wasTakenBack(tx, roomId, known.upTo, upTo))
      ? merge(known.counts, await countUnreadEncrypted(tx, behind(unread, known.upTo)))
      : await countUnreadEncrypted(tx, unread);
  if (counts.length <= largestMemory) memory.set(key, { marks, upTo, counts });
  else memory.delete(key);
  return counts;
}

function behind<Unread extends { readonly marks: ReadMarks }>(unread: Unread, position: number): Unread {
  const everything = Math.max(unread.marks.everything, position);
  const threads = new Map([...unread.marks.threads].map(([thread, mark]) => [thread, Math.max(mark, everything)]));
  return { ...unread, marks: { ...unread.marks, everything, threads } };
}

async function wasTakenBack(tx: ReadTransaction, roomId: RoomId, after: number, upTo: number): Promise<boolean> {
  if (after === upTo) return false;
  return (await lastPositionOfTypes(tx, roomId, ["m.room.redaction"], { after, upTo })) !== undefined;
}

function merge(known: readonly UnreadEncrypted[], added: readonly UnreadEncrypted[]): readonly UnreadEncrypted[] {
  const groups = new Map<string, UnreadEncrypted>();
  for (const group of [...known, ...added]) {
    const { sender, thread, relationType } = group;
    const key = JSON.stringify([sender, thread, relationType]);
    groups.set(key, { ...group, count: group.count + (groups.get(key)?.count ?? 0) });
  }
  return [...groups.values()];
}
