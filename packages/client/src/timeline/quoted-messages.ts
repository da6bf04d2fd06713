import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { previewContent } from "../rooms/message-preview.ts";
import { personOf } from "../rooms/person-of.ts";
import type { QuotedMessage } from "../snapshots/quoted-message.ts";

/** Knows messages that others refer to. One that isn't loaded is fetched, once, and the answer comes later. */
export interface QuotedMessages {
  of(room: Room, eventId: string): QuotedMessage;
  /** Those of a room that were fetched. */
  fetchedIn(roomId: string): readonly MatrixEvent[];
}

/** Messages that are remembered beyond the timelines, of all rooms together. */
const mostRemembered = 500;

/** `onChange` is called when an answer differs from the one given before. */
export function quotedMessages(sdk: MatrixClient, onChange: (roomId: string) => void): QuotedMessages {
  const fetched = new Map<string, MatrixEvent | "loading" | "unavailable">();

  async function fetch(roomId: string, eventId: string): Promise<void> {
    try {
      const event = sdk.getEventMapper()(await sdk.fetchRoomEvent(roomId, eventId));
      fetched.set(eventId, event);
      await sdk.decryptEventIfNeeded(event);
    } catch {
      fetched.set(eventId, "unavailable");
    }
    onChange(roomId);
  }

  function known(room: Room, eventId: string): MatrixEvent | "loading" | "unavailable" {
    const event = room.findEventById(eventId) ?? fetched.get(eventId);
    if (event !== undefined) return event;
    const oldest = fetched.size >= mostRemembered ? fetched.keys().next().value : undefined;
    if (oldest !== undefined) fetched.delete(oldest);
    fetched.set(eventId, "loading");
    void fetch(room.roomId, eventId);
    return "loading";
  }

  return {
    fetchedIn: (roomId) =>
      [...fetched.values()].flatMap((event) =>
        typeof event !== "string" && event.getRoomId() === roomId ? [event] : [],
      ),
    of(room, eventId) {
      const event = known(room, eventId);
      const nobody = { eventId, sender: null, timestamp: null } as const;
      if (typeof event === "string") return { ...nobody, content: { kind: event } };
      // An event of another room is none of this one's.
      if (event.getRoomId() !== room.roomId) return { ...nobody, content: { kind: "unavailable" } };
      const sender = personOf(room, event.getSender() ?? "");
      const content = event.isBeingDecrypted() ? ({ kind: "loading" } as const) : previewContent(event);
      return { eventId, sender, timestamp: event.getTs(), content: content ?? { kind: "unavailable" } };
    },
  };
}
