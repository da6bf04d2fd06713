import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { TimelineCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ReadReceipts } from "../receipts/read-receipts.ts";
import { markUnread } from "../rooms/wish-commands.ts";
import { newestReadableEvent } from "./read-marker.ts";

/** Reading a room. */
export function readingCommands(sdk: MatrixClient, receipts: ReadReceipts): Pick<TimelineCommands, "markRead"> {
  return {
    async markRead(roomId) {
      const room = sdk.getRoom(roomId);
      if (room === null) throw new ClientError({ code: "room-unknown" });
      const newest = newestReadableEvent(room);
      // Whoever was taken out of the room reads what is still shown, and tells nobody.
      if (newest !== null && room.getMyMembership() === "join") receipts.readUpTo(room, null, newest);
      if (room.getAccountData("m.marked_unread")?.getContent()["unread"] === true) {
        await asClientError(() => markUnread(sdk, roomId, false));
      }
    },
  };
}
