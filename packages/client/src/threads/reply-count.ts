import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Thread } from "matrix-js-sdk/lib/models/thread.js";
import { hasOlderReplies } from "./load-replies.ts";
import { threadEvents } from "./thread-timelines.ts";

/** What the server says of a thread beside its first message (spec "Server-side aggregation of m.thread relationships"). */
interface Bundle {
  readonly count: number;
  readonly latest_event: { readonly event_id: string };
}

/**
 * How many replies a thread has: those that are here where all are, else what the server counted and what came since. (The SDK's own number counts
 * a reply twice that arrives while it asks the server.)
 */
export function replyCount(thread: Thread): number {
  const replies = threadEvents(thread).filter(isReply);
  if (!hasOlderReplies(thread)) return replies.length;
  const bundle = thread.rootEvent?.getServerAggregatedRelation<Bundle>("m.thread");
  if (bundle === undefined) return replies.length;
  const latest = replies.findIndex((reply) => reply.getId() === bundle.latest_event.event_id);
  return latest < 0 ? Math.max(bundle.count, replies.length) : bundle.count + replies.length - latest - 1;
}

/** Whether an event is a reply in a thread that was not removed. */
export function isReply(event: MatrixEvent): boolean {
  return event.isRelation("m.thread") && !event.isRedacted();
}
