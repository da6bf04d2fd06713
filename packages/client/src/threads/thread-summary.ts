import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { previewOf } from "../rooms/message-preview.ts";
import type { ThreadSummary } from "../snapshots/thread-summary.ts";
import type { UnreadCounts } from "../unread/unread-counts.ts";
import { replyCount } from "./reply-count.ts";

/** What is known of the thread that an event began; null if it began none, or one whose replies are all removed. */
export function threadSummary(room: Room, threadId: string, counts: UnreadCounts): ThreadSummary | null {
  const thread = room.getThread(threadId);
  const count = thread === null ? 0 : replyCount(thread);
  return thread === null || count === 0 ? null : summaryOf(room, threadId, count, thread.replyToEvent, counts);
}

/** The summary of a thread with so many replies, the newest of which is `last`. */
export function summaryOf(
  room: Room,
  threadId: string,
  replies: number,
  last: MatrixEvent | null,
  counts: UnreadCounts,
): ThreadSummary {
  const { unread, highlight } = counts.ofThread(room, threadId);
  const lastReply = last === null ? null : previewOf(room, last);
  return { threadId, replyCount: replies, lastReply, unreadCount: unread, highlightCount: highlight };
}
