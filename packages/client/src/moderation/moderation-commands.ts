import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import { Visibility } from "matrix-js-sdk/lib/@types/partials.js";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { ModerationCommands } from "../commands.ts";
import { asClientError, failureOf } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { HistoryVisibility } from "../snapshots/room-rights.ts";
import { loadedEvents } from "../threads/thread-timelines.ts";
import { redact } from "../timeline/redact.ts";
import { powerOf } from "./power.ts";
import { isListed, joinRules } from "./room-access.ts";

/** Milliseconds to wait for a busy server that doesn't say how long. */
const busyWait = 2_000;

const visibilities = { world: "world_readable", shared: "shared", invited: "invited", joined: "joined" } as const;

/** The commands of those who look after a room. Whether they may is the server's to say. */
export function moderationCommands(
  { clock, randomness }: { readonly clock: Clock; readonly randomness: Randomness },
  sdk: MatrixClient,
): ModerationCommands {
  function roomOf(roomId: string): Room {
    const room = sdk.getRoom(roomId);
    if (room === null) throw new ClientError({ code: "room-unknown" });
    return room;
  }

  /** A busy server is waited for: half of what somebody wrote must not be left. */
  async function removeOne(roomId: string, eventId: string, reason: string | undefined): Promise<void> {
    for (;;) {
      try {
        return await redact(randomness, sdk, roomId, eventId, reason);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code !== "rate-limited") throw error;
        await new Promise<void>((resolve) => {
          clock.after(failure.retryAfterMilliseconds ?? busyWait, resolve);
        });
      }
    }
  }

  return {
    setRole: (roomId, userId, role) =>
      asClientError(async () => {
        await sdk.setPowerLevel(roomId, userId, powerOf(roomOf(roomId)).given(role));
      }),

    removeMember: (roomId, userId, reason) =>
      asClientError(async () => {
        await sdk.kick(roomId, userId, reason);
      }),

    banMember: (roomId, userId, reason) =>
      asClientError(async () => {
        await sdk.ban(roomId, userId, reason);
      }),

    unbanMember: (roomId, userId) =>
      asClientError(async () => {
        await sdk.unban(roomId, userId);
      }),

    removeMessagesOf: (roomId, userId, reason) =>
      asClientError(async () => {
        const said = loadedEvents(roomOf(roomId)).filter(
          (event) => event.getSender() === userId && !event.isState() && !event.isRedacted() && !event.isRedaction(),
        );
        const eventIds = new Set(said.flatMap((event) => event.getId() ?? []));
        for (const eventId of eventIds) await removeOne(roomId, eventId, reason);
        return { removed: eventIds.size };
      }),

    setAccess: (roomId, access, spaceId) =>
      asClientError(async () => {
        const path = `/rooms/${encodeURIComponent(roomId)}/state/m.room.join_rules/`;
        await sdk.http.authedRequest(Method.Put, path, undefined, joinRules(access, spaceId));
        await sdk.setRoomDirectoryVisibility(roomId, isListed(access) ? Visibility.Public : Visibility.Private);
      }),

    setHistoryVisibility: (roomId, history: HistoryVisibility) =>
      asClientError(async () => {
        const path = `/rooms/${encodeURIComponent(roomId)}/state/m.room.history_visibility/`;
        await sdk.http.authedRequest(Method.Put, path, undefined, { history_visibility: visibilities[history] });
      }),
  };
}
