import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { Thread } from "matrix-js-sdk/lib/models/thread.js";
import { isMessage } from "../timeline/event-kinds.ts";
import { readReplyIndex } from "../unread/read-reply.ts";
import type { UnreadCounts } from "../unread/unread-counts.ts";
import { threadEvents } from "./thread-timelines.ts";

/** The id of the first reply that this account has not read, or null: as `unreadEventId` for a room. */
export function unreadReplyId(room: Room, thread: Thread, counts: UnreadCounts): string | null {
  if (counts.ofThread(room, thread.id).unread === 0) return null;
  const unread = threadEvents(thread)
    .slice(readReplyIndex(room, thread) + 1)
    .find((event) => event.getId() !== thread.id && isMessage(event) && event.getSender() !== room.myUserId);
  return unread?.getId() ?? null;
}
