import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { threadEvents } from "../threads/thread-timelines.ts";
import { type CountedEvent, exactCounts } from "./exact-counts.ts";
import { readReplyIndex } from "./read-reply.ts";
import { type Counts, noCounts, serverCounts } from "./server-counts.ts";

/** What is unread, in encrypted rooms too. */
export interface UnreadCounts {
  /** Of the room with all its threads. */
  ofRoom(room: Room): Counts;
  /** Of all its threads together. */
  ofThreads(room: Room): Counts;
  ofThread(room: Room, threadId: string): Counts;
}

/** `onChange` hears of a room when the server said something new about it; what events and receipts change is seen by whoever shows it. */
export function unreadCounts(sdk: MatrixClient, onChange: (roomId: string) => void): UnreadCounts {
  const serverOf = serverCounts(sdk, onChange);

  function counted(event: MatrixEvent): CountedEvent {
    const actions = event.isRedacted() ? null : sdk.getPushActionsForEvent(event);
    return {
      own: event.getSender() === sdk.getUserId(),
      notifies: actions?.notify === true,
      highlights: actions?.tweaks.highlight === true,
    };
  }

  function countsBehind(events: readonly MatrixEvent[], readIndex: number, server: Counts): Counts {
    // Most timelines have nothing unread, and then no event needs a look.
    if (readIndex < 0 && server.unread === 0 && server.highlight === 0) return server;
    return exactCounts(events.slice(readIndex + 1).map(counted), readIndex >= 0, server);
  }

  function ofMain(room: Room): Counts {
    const events = room.getLiveTimeline().getEvents();
    const readId = room.getEventReadUpTo(room.myUserId);
    const readIndex = events.findLastIndex((event) => event.getId() === readId);
    return countsBehind(events, readIndex, serverOf(room.roomId)?.main ?? noCounts);
  }

  function ofThread(room: Room, threadId: string): Counts {
    const server = serverOf(room.roomId)?.threads.get(threadId) ?? noCounts;
    const thread = room.getThread(threadId);
    return thread === null ? server : countsBehind(threadEvents(thread), readReplyIndex(room, thread), server);
  }

  const ofThreads = (room: Room) =>
    [...(serverOf(room.roomId)?.threads.keys() ?? [])]
      .map((threadId) => ofThread(room, threadId))
      .reduce(sum, noCounts);

  return { ofRoom: (room) => sum(ofMain(room), ofThreads(room)), ofThreads, ofThread };
}

function sum(left: Counts, right: Counts): Counts {
  return { unread: left.unread + right.unread, highlight: left.highlight + right.highlight };
}
