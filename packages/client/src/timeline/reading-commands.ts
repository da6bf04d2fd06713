import type { Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { TimelineCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import { markUnread } from "../rooms/wish-commands.ts";
import { newestReadableEvent } from "./read-marker.ts";

/** Milliseconds for which the server takes someone for typing, and after which it is told again. */
const typingTimeout = 20_000;
const typingAgain = 8_000;

/** Read markers and typing. `prepare` has a room's key sent before it is needed; `isOnline` tells whether the server was heard last time. */
export function readingCommands(
  clock: Clock,
  sdk: MatrixClient,
  prepare: (room: Room) => void,
  isOnline: () => boolean,
): Pick<TimelineCommands, "markRead" | "setTyping"> {
  const told = new Map<string, { readonly typing: boolean; readonly at: number }>();
  const marked = new Map<string, string>();

  return {
    async markRead(roomId) {
      const room = sdk.getRoom(roomId);
      if (room === null) throw new ClientError({ code: "room-unknown" });
      if (room.getAccountData("m.marked_unread")?.getContent()["unread"] === true) {
        await asClientError(() => markUnread(sdk, roomId, false));
      }
      // Whoever was taken out of the room reads what is still shown, and tells nobody.
      if (room.getMyMembership() !== "join") return;
      const newest = newestReadableEvent(room);
      const eventId = newest?.getId();
      if (newest === null || eventId === undefined || marked.get(roomId) === eventId) return;
      marked.set(roomId, eventId);
      try {
        // The marker is for the whole room, the receipt not for its threads; one request for both would say otherwise.
        await asClientError(() =>
          Promise.all([sdk.sendReadReceipt(newest), sdk.setRoomReadMarkersHttpRequest(roomId, eventId)]),
        );
      } catch (error) {
        marked.delete(roomId);
        throw error;
      }
    },
    async setTyping(roomId, typing) {
      const room = sdk.getRoom(roomId);
      if (room === null) return;
      const last = told.get(roomId) ?? { typing: false, at: 0 };
      const now = clock.now();
      if (typing === last.typing && (!typing || now - last.at < typingAgain)) return;
      told.set(roomId, { typing, at: now });
      if (!isOnline()) return;
      if (typing && room.hasEncryptionStateEvent()) prepare(room);
      // Nobody misses a typing notice that did not arrive.
      await sdk.sendTyping(roomId, typing, typingTimeout).catch(() => undefined);
    },
  };
}
