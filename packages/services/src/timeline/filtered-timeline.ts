import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import { passesRoomFilter } from "@conclave/rules/filters/event-filter";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { roomTimeline, type TimelineRequest } from "@conclave/storage/timeline/room-timeline";
import type { RoomView } from "./room-view.ts";

/** Events of a room that a reader may and wants to see, and whether there are further ones that way. */
export interface TimelinePage {
  /** In the order of the reading. */
  readonly events: readonly StoredEvent[];
  /** Where the next page begins; undefined at the end. */
  readonly next: number | undefined;
}

/**
 * Reads a page of what a view shows, through a filter. `contains_url` is applied to what was read, so that such a page may
 * hold fewer events than asked for though there are further ones.
 */
export async function readTimeline(
  tx: ReadTransaction,
  view: RoomView,
  filter: RoomEventFilter,
  stretch: Pick<TimelineRequest, "after" | "upTo" | "limit" | "backwards">,
): Promise<TimelinePage> {
  if (stretch.limit === 0 || !passesRoomFilter(filter, view.room.roomId)) return { events: [], next: undefined };
  const found = await roomTimeline(tx, {
    ...stretch,
    limit: stretch.limit + 1,
    roomId: view.room.roomId,
    visible: view.visible,
    ignoredSenders: view.ignored,
    ...(filter.types !== undefined && { types: filter.types }),
    ...(filter.not_types !== undefined && { notTypes: filter.not_types }),
    ...(filter.senders !== undefined && { senders: filter.senders }),
    ...(filter.not_senders !== undefined && { notSenders: filter.not_senders }),
  });
  const page = found.slice(0, stretch.limit);
  const last = found.length > stretch.limit ? page.at(-1) : undefined;
  const wanted = filter.contains_url;
  return {
    events: wanted === undefined ? page : page.filter((event) => hasUrl(event) === wanted),
    // A token stands right behind the event at its position.
    next: last === undefined ? undefined : last.position - Number(stretch.backwards),
  };
}

function hasUrl(event: StoredEvent): boolean {
  return typeof JSON.parse(event.client).content.url === "string";
}
