import type { MatrixClient } from "matrix-js-sdk/lib/client.js";

/**
 * The event id of the newest message of a thread that is known here, its first one if there is no other; what older clients take a reply in it
 * for an answer to. Makes the thread known to the SDK: what this account sends reaches a thread only if it is known by then. Null where there is no thread.
 */
export function newestReply(sdk: MatrixClient, roomId: string, threadId: string | null): string | null {
  const room = sdk.getRoom(roomId);
  if (threadId === null || room === null) return null;
  const thread = room.getThread(threadId) ?? room.createThread(threadId, room.findEventById(threadId), [], false);
  return thread.lastReply()?.getId() ?? threadId;
}
