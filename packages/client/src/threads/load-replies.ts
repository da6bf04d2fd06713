import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Direction } from "matrix-js-sdk/lib/models/event-timeline.js";
import type { Thread } from "matrix-js-sdk/lib/models/thread.js";
import { oldestTimeline } from "./thread-timelines.ts";

/** Whether the server may have older replies of a thread. */
export function hasOlderReplies(thread: Thread): boolean {
  return !thread.initialEventsFetched || oldestTimeline(thread).getPaginationToken(Direction.Backward) !== null;
}

/** Brings `count` older replies. Where the SDK failed to fetch the newest ones by itself, which it tries only once, those. */
export async function loadReplies(sdk: MatrixClient, thread: Thread, count: number): Promise<void> {
  await sdk.paginateEventTimeline(oldestTimeline(thread), { backwards: true, limit: count });
  if (thread.initialEventsFetched) return;
  thread.initialEventsFetched = true;
  const arrived = thread.replayEvents ?? [];
  thread.replayEvents = null;
  thread.addEvents(arrived, false);
}
