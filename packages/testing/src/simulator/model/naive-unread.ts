import { judge, type NaiveRules } from "./naive-push-rules.ts";
import type { NaiveRoom } from "./naive-room.ts";

/** How far somebody said that they have read. */
export interface NaiveReceipt {
  readonly roomId: string;
  /** The root of a thread, `main`, or undefined for everything. */
  readonly thread: string | undefined;
  /** The place of the event among those of its room. */
  readonly place: number;
}

export interface NaiveReader {
  readonly userId: string;
  readonly receipts: readonly NaiveReceipt[];
  readonly rules: NaiveRules;
  readonly ignored: ReadonlySet<string>;
}

export interface NaiveCounts {
  notifications: number;
  highlights: number;
}

/**
 * What somebody in a room has not read and is to be told of, by the root of its thread or `main`: looked for among all events,
 * one after the other (spec "Receiving notifications").
 */
export function unreadOf(room: NaiveRoom, reader: NaiveReader): ReadonlyMap<string, NaiveCounts> {
  const own = reader.receipts.filter(({ roomId }) => roomId === room.roomId);
  const whole = own.filter(({ thread }) => thread === undefined).map(({ place }) => place);
  const read = Math.max(arrivalOf(room, reader.userId), ...whole);
  const marks = new Map<string, number>();
  const mark = (thread: string, place: number) => marks.set(thread, Math.max(marks.get(thread) ?? 0, place));
  for (const { thread, place } of own) if (thread !== undefined) mark(thread, place);
  room.events.forEach(({ sender, thread }, place) => {
    if (sender === reader.userId) mark(thread ?? "main", place);
  });
  const counts = new Map<string, NaiveCounts>();
  room.events.forEach((event, place) => {
    const thread = event.thread ?? "main";
    if (event.sender === reader.userId || event.redactedBy !== undefined || reader.ignored.has(event.sender)) return;
    if (place <= read || place <= (marks.get(thread) ?? 0)) return;
    const judgement = judge(event, room, reader);
    if (judgement === "silent") return;
    const count = counts.get(thread) ?? { notifications: 0, highlights: 0 };
    count.notifications++;
    if (judgement === "highlight") count.highlights++;
    counts.set(thread, count);
  });
  return counts;
}

/** The counts of all threads and the main timeline together. */
export function sumOf(counts: ReadonlyMap<string, NaiveCounts>): NaiveCounts {
  const sum = { notifications: 0, highlights: 0 };
  for (const { notifications, highlights } of counts.values()) {
    sum.notifications += notifications;
    sum.highlights += highlights;
  }
  return sum;
}

/** Where somebody came into a room, the last time that they did. */
function arrivalOf({ events }: NaiveRoom, userId: string): number {
  const isOwn = (place: number) => events[place]?.type === "m.room.member" && events[place].stateKey === userId;
  let arrival = 0;
  for (let place = events.length - 1; place >= 0; place--) {
    if (!isOwn(place)) continue;
    if (events[place]?.content["membership"] !== "join") return arrival;
    arrival = place;
  }
  return arrival;
}
