import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import { Direction, type EventTimeline } from "matrix-js-sdk/lib/models/event-timeline.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { Thread } from "matrix-js-sdk/lib/models/thread.js";

/** The events of a thread that are loaded without a gap to its end, oldest first: after a gap was closed, the SDK keeps them in several timelines. */
export function threadEvents(thread: Thread): readonly MatrixEvent[] {
  return timelinesOf(thread).flatMap((timeline) => timeline.getEvents());
}

/** The timeline that older events come into. */
export function oldestTimeline(thread: Thread): EventTimeline {
  return timelinesOf(thread)[0] ?? thread.liveTimeline;
}

/** The events of a room and of its threads that are loaded. */
export function loadedEvents(room: Room | null): readonly MatrixEvent[] {
  return room === null ? [] : [...room.getLiveTimeline().getEvents(), ...room.getThreads().flatMap(threadEvents)];
}

function timelinesOf(thread: Thread): readonly EventTimeline[] {
  const timelines: EventTimeline[] = [];
  let timeline: EventTimeline | null = thread.liveTimeline;
  while (timeline !== null && !timelines.includes(timeline)) {
    timelines.unshift(timeline);
    timeline = timeline.getNeighbouringTimeline(Direction.Backward);
  }
  return timelines;
}
