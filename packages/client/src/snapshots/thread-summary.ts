import type { MessagePreview } from "./room-list-snapshot.ts";

/** A thread in one line: what stands under its first message. */
export interface ThreadSummary {
  /** The event id of its first message, by which the thread is known. */
  readonly threadId: string;
  readonly replyCount: number;
  /** Null while it can't be read. */
  readonly lastReply: MessagePreview | null;
  /** Replies behind the read receipt that count as unread, and those among them that mention this person. */
  readonly unreadCount: number;
  readonly highlightCount: number;
}
