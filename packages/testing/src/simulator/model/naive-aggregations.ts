import type { NaiveEvent, NaiveRoom } from "./naive-room.ts";
import { isEditOf, relationIn } from "./naive-threads.ts";

/** What others say about an event, as `unsigned."m.relations"` tells it, by identifiers; nothing of a kind is undefined. */
export interface NaiveAggregations {
  /** The edit that holds. */
  readonly edit: string | undefined;
  /** The events that refer to it, oldest first. */
  readonly references: readonly string[] | undefined;
  readonly thread: { readonly latest: string; readonly count: number; readonly participated: boolean } | undefined;
}

/**
 * Sums up what others say about an event (spec "Aggregations of child events", "Event replacements", "Reference relations",
 * "Threading"): asked of one event after the other, among those that the reader sees.
 */
export function aggregationsOf(
  room: NaiveRoom,
  event: NaiveEvent,
  reader: { readonly userId: string; readonly sees: readonly NaiveEvent[] },
): NaiveAggregations {
  const related = (kind: string) =>
    reader.sees.filter((child) => {
      const relation = child.stateKey === undefined ? relationIn(room, child.content) : undefined;
      return relation?.kind === kind && relation.target === event;
    });
  const edits = related("m.replace").filter((child) => isEditOf(room, child, event));
  const references = related("m.reference").map(({ eventId }) => eventId);
  const replies = related("m.thread");
  const latest = replies.at(-1);
  return {
    // What was taken back does not come back by an edit.
    edit: event.redactedBy === undefined ? edits.at(-1)?.eventId : undefined,
    references: references.length > 0 ? references : undefined,
    thread: latest && {
      latest: latest.eventId,
      count: replies.length,
      participated: [event, ...replies].some(({ sender }) => sender === reader.userId),
    },
  };
}
