import type { Json } from "@conclave/base/json";
import type { PushAction } from "@conclave/protocol/events/push-rules";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { decide, decidingPushRule } from "@conclave/rules/push/evaluate-push-rules";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readRoom } from "@conclave/storage/rooms/room-store";
import type { ThreadedEvent } from "@conclave/storage/timeline/unread-events";
import { pushRulesOf } from "./push-rules.ts";
import { isRead, readMarksOf } from "./read-marks.ts";
import { readUnreadFacts } from "./unread-counts.ts";

/** An event that a person is notified of. */
export interface Judged {
  readonly event: ThreadedEvent;
  readonly actions: readonly PushAction[];
  readonly highlight: boolean;
  /** `sound` and others by name. */
  readonly tweaks: { readonly [name: string]: Json };
  readonly read: boolean;
}

/** Says what a person is told of an event of a room that they are in; undefined when that is nothing. */
export type Judge = (event: ThreadedEvent) => Promise<Judged | undefined>;

/** Asks a person's rules about events of any of their rooms; what it knows of a room is read once. */
export async function readJudge(tx: ReadTransaction, userId: UserId): Promise<Judge> {
  const rules = await pushRulesOf(tx, userId);
  const ignored = await ignoredUsersOf(tx, userId);
  const rooms = new Map<RoomId, ReturnType<typeof readStanding>>();
  return async (event) => {
    if (ignored.has(event.sender)) return undefined;
    const standing = rooms.get(event.roomId) ?? readStanding(tx, event.roomId, userId);
    rooms.set(event.roomId, standing);
    const known = await standing;
    if (known === undefined || event.position <= known.arrival) return undefined;
    const rule = decidingPushRule(rules, { ...JSON.parse(event.client), room_id: event.roomId }, known.context);
    if (rule === undefined) return undefined;
    const { notify, highlight, tweaks } = decide(rule.actions);
    if (!notify) return undefined;
    return { event, actions: rule.actions, highlight, tweaks, read: isRead(known.marks, event.thread, event.position) };
  };
}

/** How a person stands to a room: since when, how far they have read, what the conditions of rules ask. */
async function readStanding(tx: ReadTransaction, roomId: RoomId, userId: UserId) {
  const room = await readRoom(tx, roomId);
  if (room === undefined) return undefined;
  const { readingOf, contextOf } = await readUnreadFacts(tx, [roomId], userId);
  const reading = readingOf(roomId);
  const marks = await readMarksOf(tx, { roomId, reader: userId, upTo: room.lastPosition }, reading);
  return { arrival: reading.arrival, marks, context: contextOf(room) };
}
