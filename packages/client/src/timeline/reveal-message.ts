import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { TimelineCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { OpenThreads } from "../threads/open-threads.ts";
import type { OpenRooms } from "./open-rooms.ts";

/** Finds a message where it stands: in its room's timeline, or in the thread that it belongs to. */
export function revealMessage(
  sdk: MatrixClient,
  rooms: Pick<OpenRooms, "reveal">,
  threads: Pick<OpenThreads, "reveal">,
): TimelineCommands["revealMessage"] {
  /** The thread in which a message stands; null for the room's own timeline, where threads begin. */
  async function threadOf(roomId: string, eventId: string): Promise<string | null> {
    const room = sdk.getRoom(roomId);
    if (room === null) throw new ClientError({ code: "room-unknown" });
    const event = room.findEventById(eventId) ?? sdk.getEventMapper()(await sdk.fetchRoomEvent(roomId, eventId));
    return event.isThreadRoot ? null : (event.threadRootId ?? null);
  }

  return (roomId, eventId) =>
    asClientError(async () => {
      const threadId = await threadOf(roomId, eventId);
      const key = await (threadId === null ? rooms.reveal(roomId, eventId) : threads.reveal(roomId, threadId, eventId));
      return { key, threadId };
    });
}
