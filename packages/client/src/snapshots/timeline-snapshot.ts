import type { TimelineItem } from "./timeline-item.ts";

/** What was said, in a room or in one of its threads. */
export interface TimelineSnapshot {
  /** Oldest first. Own messages that are not sent yet are at the end. */
  readonly items: readonly TimelineItem[];
  /** Whether paging back may bring more. */
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** `key` of the first item that was unread when the timeline was opened, or null. Stands still until it is opened again. */
  readonly firstUnreadKey: string | null;
}
