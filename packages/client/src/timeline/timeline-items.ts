import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { personOf } from "../rooms/person-of.ts";
import type { RoomPermissions } from "../sending/room-permissions.ts";
import { type RoomSend, sendItem, withPendingEdits } from "../sending/room-send.ts";
import type { SendQueue } from "../sending/send-queue.ts";
import type { SentKeys } from "../sending/sent-keys.ts";
import type { DateItem, MessageSecurity, TimelineItem } from "../snapshots/timeline-item.ts";
import type { TimelineSnapshot } from "../snapshots/timeline-snapshot.ts";
import { threadSummary } from "../threads/thread-summary.ts";
import type { UnreadCounts } from "../unread/unread-counts.ts";
import { arrangeItems, localDay } from "./arrange-items.ts";
import { contentParts } from "./content-parts.ts";
import type { PeopleTrust } from "./people-trust.ts";
import { pinnedEventIds } from "./pinned-messages.ts";
import type { QuotedMessages } from "./quoted-messages.ts";
import type { WantedReaction } from "./reactions.ts";
import { timelineItem } from "./timeline-item.ts";

/** What the snapshot of an open room or thread is made from, besides the room. */
export interface TimelineParts {
  readonly queue: SendQueue<RoomSend>;
  readonly permissions: RoomPermissions;
  readonly keys: SentKeys;
  readonly securityOf: (event: MatrixEvent) => MessageSecurity;
  readonly counts: UnreadCounts;
  readonly trust: PeopleTrust;
  readonly quotes: QuotedMessages;
  readonly wantedReactions: (roomId: string, eventId: string) => readonly WantedReaction[];
  /** This device is not verified, or has not the key of the backup. */
  readonly isLocked: () => boolean;
}

/**
 * The lines of a timeline (the room's, where `threadId` is null): its events, oldest first, then what is on its way there. `firstUnreadId`: the
 * event before which the reader's line stands, if it is among them.
 */
export function timelineItems(
  room: Room,
  events: readonly MatrixEvent[],
  threadId: string | null,
  firstUnreadId: string | null,
  parts: TimelineParts,
): Pick<TimelineSnapshot, "items" | "firstUnreadKey"> {
  const items: Exclude<TimelineItem, DateItem>[] = [];
  let firstUnreadKey: string | null = null;
  const surroundings = {
    partsOf: contentParts(room, parts, new Set(pinnedEventIds(room))),
    threadOf: (eventId: string) => threadSummary(room, eventId, parts.counts),
    locked: parts.isLocked(),
  };
  for (const event of events) {
    const key = parts.keys.of(event);
    // What the server gave back is no longer on its way.
    if (key !== event.getId()) parts.queue.forget(room.roomId, key);
    if (event.getId() === firstUnreadId) firstUnreadKey = key;
    const item = timelineItem(room, event, key, parts.securityOf(event), surroundings);
    if (item !== null && item.kind !== "date") items.push(item);
  }
  const self = personOf(room, room.myUserId);
  const entries = parts.queue.entries(room.roomId);
  for (const entry of entries) {
    if (entry.send.threadId !== threadId) continue;
    const item = sendItem(entry, self, (eventId) => parts.quotes.of(room, eventId));
    if (item !== null) items.push(item);
  }
  return { items: arrangeItems(withPendingEdits(items, entries), localDay), firstUnreadKey };
}
