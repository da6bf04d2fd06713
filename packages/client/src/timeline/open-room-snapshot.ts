import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { personOf } from "../rooms/person-of.ts";
import type { RoomPermissions } from "../sending/room-permissions.ts";
import { type RoomSend, sendItem, withPendingEdits } from "../sending/room-send.ts";
import type { SendQueue } from "../sending/send-queue.ts";
import type { SentKeys } from "../sending/sent-keys.ts";
import type { OpenRoomSnapshot } from "../snapshots/open-room-snapshot.ts";
import type { DateItem, MessageSecurity, TimelineItem } from "../snapshots/timeline-item.ts";
import { arrangeItems, localDay } from "./arrange-items.ts";
import { contentParts } from "./content-parts.ts";
import { memberList } from "./member-list.ts";
import { messageRights } from "./message-rights.ts";
import type { PeopleTrust } from "./people-trust.ts";
import { pinnedEventIds } from "./pinned-messages.ts";
import type { QuotedMessages } from "./quoted-messages.ts";
import type { WantedReaction } from "./reactions.ts";
import { timelineItem } from "./timeline-item.ts";

/** What a snapshot of an open room is made from, besides the room. */
export interface OpenRoomParts {
  readonly queue: SendQueue<RoomSend>;
  readonly permissions: RoomPermissions;
  readonly keys: SentKeys;
  readonly securityOf: (event: MatrixEvent) => MessageSecurity;
  readonly trust: PeopleTrust;
  readonly quotes: QuotedMessages;
  readonly wantedReactions: (roomId: string, eventId: string) => readonly WantedReaction[];
  /** This device is not verified, or has not the key of the backup. */
  readonly isLocked: () => boolean;
}

/** How far the opening of a room is. */
export interface OpenRoomProgress {
  readonly firstUnreadId: string | null;
  readonly membersLoaded: boolean;
  readonly loadingOlder: Promise<void> | null;
}

/** The snapshot of a room whose timeline is open. */
export function openRoomSnapshot(room: Room, parts: OpenRoomParts, progress: OpenRoomProgress): OpenRoomSnapshot {
  const items: Exclude<TimelineItem, DateItem>[] = [];
  let firstUnreadKey: string | null = null;
  const pinned = pinnedEventIds(room);
  const partsOf = contentParts(room, parts, new Set(pinned));
  for (const event of room.getLiveTimeline().getEvents()) {
    const key = parts.keys.of(event);
    // What the server gave back is no longer on its way.
    if (key !== event.getId()) parts.queue.forget(room.roomId, key);
    if (event.getId() === progress.firstUnreadId) firstUnreadKey = key;
    const item = timelineItem(room, event, key, parts.securityOf(event), parts.isLocked(), partsOf);
    if (item !== null && item.kind !== "date") items.push(item);
  }
  const self = personOf(room, room.myUserId);
  const quoteOf = (eventId: string) => parts.quotes.of(room, eventId);
  const entries = parts.queue.entries(room.roomId);
  for (const entry of entries) {
    const item = sendItem(entry, self, quoteOf);
    if (item !== null) items.push(item);
  }
  return {
    roomId: room.roomId,
    topic: topicOf(room),
    items: arrangeItems(withPendingEdits(items, entries), localDay),
    hasOlder: room.oldState.paginationToken !== null,
    loadingOlder: progress.loadingOlder !== null,
    firstUnreadKey,
    members: progress.membersLoaded ? memberList(room, parts.trust.of) : null,
    typing: room
      .getMembers()
      .filter((member) => member.typing && member.userId !== room.myUserId)
      .map((member) => personOf(room, member.userId)),
    sending: parts.permissions.of(room.roomId).permission,
    mayInvite: room.canInvite(room.myUserId),
    rights: messageRights(room),
    pinned: pinned.map(quoteOf),
  };
}

/** The topic's plain form (spec "m.room.topic"). */
function topicOf(room: Room): string | null {
  const topic: unknown = room.currentState.getStateEvents("m.room.topic", "")?.getContent()["topic"];
  return typeof topic === "string" && topic.trim() !== "" ? topic : null;
}
