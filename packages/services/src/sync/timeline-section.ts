import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { readTimeline } from "../timeline/filtered-timeline.ts";
import type { RoomView } from "../timeline/room-view.ts";
import type { SyncRange } from "./sync-request.ts";

const usualLimit = 10;
const largestLimit = 100;

export interface TimelineSection {
  /** Oldest first. */
  readonly events: readonly StoredEvent[];
  /** Whether there are older events that the client lacks. */
  readonly limited: boolean;
  /** Going backwards from here continues where this section begins. */
  readonly previous: number;
  /** The last position whose state the reader may see; undefined for somebody who was never a member. */
  readonly stateUpTo: number | undefined;
  /** The room as the reader sees it; undefined for somebody who sees nothing of it. */
  readonly view: RoomView | undefined;
}

/**
 * The newest events of a stretch of a room, as far as the reader may and wants to see them.
 *
 * @param view the room as the reader sees it; undefined for somebody who sees nothing of it.
 * @param range without `since` when the client has nothing of the room yet.
 */
export async function readTimelineSection(
  tx: ReadTransaction,
  view: RoomView | undefined,
  filter: RoomEventFilter,
  range: SyncRange,
): Promise<TimelineSection> {
  // Whoever declined an invitation sees nothing of the room, and yet hears that it is over.
  if (view === undefined) return { events: [], limited: false, previous: range.upTo, stateUpTo: undefined, view };
  const limit = Math.min(filter.limit ?? usualLimit, largestLimit);
  const page = await readTimeline(tx, view, filter, {
    ...(range.since !== undefined && { after: range.since }),
    upTo: range.upTo,
    limit,
    backwards: true,
  });
  const events = page.events.toReversed();
  const isSkipped = limit === 0 && view.room.lastPosition > (range.since ?? 0);
  const previous = page.next ?? (events[0]?.position ?? range.upTo + 1) - 1;
  return { events, limited: page.next !== undefined || isSkipped, previous, stateUpTo: view.stateUpTo, view };
}
