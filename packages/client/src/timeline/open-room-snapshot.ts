import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { aboutRights } from "../moderation/about-rights.ts";
import { roomRights } from "../moderation/room-rights.ts";
import { personOf } from "../rooms/person-of.ts";
import { roomTopic } from "../rooms/room-topic.ts";
import type { OpenRoomSnapshot } from "../snapshots/open-room-snapshot.ts";
import { memberList } from "./member-list.ts";
import { messageRights } from "./message-rights.ts";
import { pinnedEventIds } from "./pinned-messages.ts";
import { type TimelineParts, timelineItems } from "./timeline-items.ts";

/** How far the opening of a room is. */
export interface OpenRoomProgress {
  readonly firstUnreadId: string | null;
  /** Up to where it was read, while that isn't loaded; else null. */
  readonly readId: string | null;
  readonly membersLoaded: boolean;
  readonly loadingOlder: Promise<void> | null;
}

/** The snapshot of a room whose timeline is open. */
export function openRoomSnapshot(room: Room, parts: TimelineParts, progress: OpenRoomProgress): OpenRoomSnapshot {
  const pinned = pinnedEventIds(room);
  const { roomId } = room;
  return {
    roomId,
    topic: roomTopic(room),
    ...timelineItems(room, room.getLiveTimeline().getEvents(), null, progress.firstUnreadId, parts),
    hasOlder: room.oldState.paginationToken !== null,
    hasUnreadAbove: progress.readId !== null && room.oldState.paginationToken !== null,
    loadingOlder: progress.loadingOlder !== null,
    members: progress.membersLoaded ? memberList(room, parts.trust.of) : null,
    typing: room
      .getMembers()
      .filter((member) => member.typing && member.userId !== room.myUserId)
      .map((member) => personOf(room, member.userId)),
    sending: parts.permissions.of(roomId).permission,
    mayInvite: room.canInvite(room.myUserId),
    about: aboutRights(room),
    rights: messageRights(room),
    roomRights: roomRights(room, progress.membersLoaded),
    threadCounts: parts.counts.ofThreads(room),
    pinned: pinned.map((eventId) => parts.quotes.of(room, eventId)),
  };
}
