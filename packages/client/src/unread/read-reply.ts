import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { Thread } from "matrix-js-sdk/lib/models/thread.js";
import { threadEvents } from "../threads/thread-timelines.ts";

/**
 * Where among its loaded events this account has read a thread up to; -1 if that isn't loaded, or not known. (The SDK's own answer takes a thread
 * for read where no thread of the room has a receipt.)
 */
export function readReplyIndex(room: Room, thread: Thread): number {
  const events = threadEvents(thread);
  const own = thread.getReadReceiptForUserId(room.myUserId);
  const read = events.findLastIndex((event) => event.getId() === own?.eventId);
  // A receipt for the whole room comes from clients without threads, and is only placed by its time.
  const whole = room.getLastUnthreadedReceiptFor(room.myUserId);
  if (whole === undefined || whole.ts <= (own?.data.ts ?? 0)) return read;
  return Math.max(
    read,
    events.findLastIndex((event) => event.getTs() <= whole.ts),
  );
}
