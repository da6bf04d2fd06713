import type { QuotedMessage } from "./quoted-message.ts";
import type { ThreadSummary } from "./thread-summary.ts";
import type { TimelineSnapshot } from "./timeline-snapshot.ts";

/** The threads of a room (`openThreadList`). */
export interface ThreadListSnapshot {
  /** The newest reply first. */
  readonly entries: readonly ThreadListEntry[];
  /** Whether `pageThreadList` may bring more. */
  readonly hasOlder: boolean;
  readonly loading: boolean;
}

export interface ThreadListEntry extends ThreadSummary {
  /** The message that it began with. */
  readonly root: QuotedMessage;
}

/** A thread that is open (`openThread`). Its first message is the first of its items once everything is loaded. */
export interface OpenThreadSnapshot extends TimelineSnapshot {
  readonly roomId: string;
  readonly threadId: string;
}
