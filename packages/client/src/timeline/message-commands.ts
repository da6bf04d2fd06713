import type { Randomness } from "@conclave/base/randomness";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { TimelineCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { MessageSecurity } from "../snapshots/timeline-item.ts";
import { messageDetails } from "./message-details.ts";
import { messageVersions } from "./message-versions.ts";
import { pinnedEventIds } from "./pinned-messages.ts";
import { redact } from "./redact.ts";

type MessageCommands = Pick<TimelineCommands, "removeMessage" | "setPinned" | "messageDetails" | "messageVersions">;

/** What can be done with a message that the server has, and asked about it. */
export function messageCommands(
  randomness: Randomness,
  sdk: MatrixClient,
  crypto: CryptoApi,
  securityOf: (event: MatrixEvent) => MessageSecurity,
): MessageCommands {
  function roomOf(roomId: string): Room {
    const room = sdk.getRoom(roomId);
    if (room === null) throw new ClientError({ code: "room-unknown" });
    return room;
  }

  return {
    removeMessage: (roomId, eventId, reason) =>
      asClientError(() => redact(randomness, sdk, roomOf(roomId).roomId, eventId, reason)),

    setPinned: (roomId, eventId, pinned) =>
      asClientError(async () => {
        const others = pinnedEventIds(roomOf(roomId)).filter((other) => other !== eventId);
        const path = `/rooms/${encodeURIComponent(roomId)}/state/m.room.pinned_events/`;
        await sdk.http.authedRequest(Method.Put, path, undefined, { pinned: pinned ? [...others, eventId] : others });
      }),

    messageDetails: (roomId, eventId) =>
      asClientError(async () => {
        const room = roomOf(roomId);
        const event = room.findEventById(eventId);
        if (event === undefined) throw new ClientError({ code: "not-found" });
        return messageDetails(crypto, room, event, securityOf(event));
      }),

    messageVersions: (roomId, eventId) => asClientError(() => messageVersions(sdk, roomOf(roomId), eventId)),
  };
}
