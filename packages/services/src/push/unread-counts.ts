import type { JsonObject } from "@conclave/base/json";
import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { evaluatePushRules } from "@conclave/rules/push/evaluate-push-rules";
import { memberEventsAreSilent } from "@conclave/rules/push/silent-members";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { mainTimeline, unreadPlainEvents } from "@conclave/storage/timeline/unread-events";
import { countEncrypted } from "./encrypted-unread.ts";
import { type PushContextOf, readPushContexts } from "./push-context.ts";
import { type Reading, readMarksOf, readReadings } from "./read-marks.ts";

/** Unencrypted events that are judged one by one; whoever has more unread is told of these. */
const judgedEvents = 1_000;

export interface UnreadCounts {
  readonly notification_count: number;
  readonly highlight_count: number;
}

export interface UnreadOptions {
  readonly room: StoredRoom;
  readonly reader: UserId;
  readonly rules: PushRuleset;
  readonly ignoredUsers: ReadonlySet<string>;
  readonly upTo: number;
  readonly facts: UnreadFacts;
}

/** What was read of several rooms together, and the unread of each is counted by. */
export interface UnreadFacts {
  readonly readingOf: (roomId: RoomId) => Reading;
  readonly contextOf: PushContextOf;
}

/** Reads what the unread of some rooms (at most 500) is counted by. */
export async function readUnreadFacts(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  reader: UserId,
): Promise<UnreadFacts> {
  return {
    readingOf: await readReadings(tx, roomIds, reader),
    contextOf: await readPushContexts(tx, roomIds, reader),
  };
}

/**
 * How many events of a room a person has not read and would be notified of by their push rules (spec "Receiving
 * notifications"), in all threads together.
 */
export async function countUnread(tx: ReadTransaction, options: UnreadOptions): Promise<UnreadCounts> {
  return sumOf([...(await countUnreadByThread(tx, options)).values()]);
}

/** The same, apart: of the main timeline, and of each thread by its root where there is any. */
export async function countUnreadApart(
  tx: ReadTransaction,
  options: UnreadOptions,
): Promise<{ readonly main: UnreadCounts; readonly threads: Readonly<Record<string, UnreadCounts>> }> {
  const { [mainTimeline]: main = none, ...threads } = Object.fromEntries(await countUnreadByThread(tx, options));
  return { main, threads };
}

const none: UnreadCounts = { notification_count: 0, highlight_count: 0 };

/** Encrypted events of one sender and relation look alike to the server, so they are judged once and counted. */
async function countUnreadByThread(
  tx: ReadTransaction,
  { room, reader, rules, ignoredUsers, upTo, facts }: UnreadOptions,
): Promise<ReadonlyMap<string, UnreadCounts>> {
  const { roomId } = room;
  const marks = await readMarksOf(tx, { roomId, reader, upTo }, facts.readingOf(roomId));
  const unread = { roomId, reader, marks, upTo };
  const isWanted = ({ sender }: { readonly sender: UserId }) => !ignoredUsers.has(sender);
  const encrypted = (await countEncrypted(tx, unread)).filter(isWanted);
  // Who is in a room reads their own invitation by coming in.
  const withMembers = !memberEventsAreSilent(rules);
  const plain = (await unreadPlainEvents(tx, { ...unread, withMembers, limit: judgedEvents })).filter(isWanted);
  const counts = new Map<string, UnreadCounts>();
  if (encrypted.length === 0 && plain.length === 0) return counts;

  const context = facts.contextOf(room);
  const judge = (event: JsonObject, thread: string, count: number) => {
    const { notify, highlight } = evaluatePushRules(rules, event, context);
    if (!notify) return;
    const judged = { notification_count: count, highlight_count: highlight ? count : 0 };
    counts.set(thread, sumOf([counts.get(thread) ?? none, judged]));
  };
  for (const { sender, thread, relationType, count } of encrypted) {
    const content = relationType === null ? {} : { "m.relates_to": { rel_type: relationType } };
    judge({ type: "m.room.encrypted", room_id: roomId, sender, content }, thread, count);
  }
  for (const { client, thread } of plain) judge({ ...JSON.parse(client), room_id: roomId }, thread, 1);
  return counts;
}

function sumOf(counts: readonly UnreadCounts[]): UnreadCounts {
  return {
    notification_count: counts.reduce((sum, each) => sum + each.notification_count, 0),
    highlight_count: counts.reduce((sum, each) => sum + each.highlight_count, 0),
  };
}
