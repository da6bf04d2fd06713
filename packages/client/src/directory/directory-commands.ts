import type { Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import { ClientPrefix } from "matrix-js-sdk/lib/http-api/prefix.js";
import type { DirectoryCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { enterRoom } from "../rooms/enter-room.ts";
import { waitUntil } from "../rooms/wait-until.ts";
import type { RoomPermissions } from "../sending/room-permissions.ts";
import { trustIn } from "../timeline/people-trust.ts";
import { foundRoom } from "./found-room.ts";

/** Rooms and people of one page. */
const roomsOfPage = 30;
const mostPeople = 50;
/** Pages of shared rooms: more than a card shows. */
const sharedPages = 5;

/** The commands that find rooms and people, and lead into rooms that nobody invited this account to. */
export function directoryCommands(
  clock: Clock,
  sdk: MatrixClient,
  crypto: CryptoApi,
  permissions: RoomPermissions,
): DirectoryCommands {
  async function sharedWith(userId: string): Promise<readonly string[]> {
    const shared: string[] = [];
    let from: string | undefined;
    for (let page = 0; page < sharedPages; page++) {
      const query = { user_id: userId, ...(from === undefined ? {} : { from }) };
      const answer = await sdk.http.authedRequest<{ readonly joined: string[]; readonly next_batch?: string }>(
        Method.Get,
        "/mutual_rooms",
        query,
        undefined,
        { prefix: ClientPrefix.V1, priority: "auto" },
      );
      shared.push(...answer.joined);
      from = answer.next_batch;
      if (from === undefined) break;
    }
    return shared;
  }

  return {
    findRooms: (text, next) =>
      asClientError(async () => {
        const wanted = text.trim();
        const { chunk, next_batch: after } = await sdk.publicRooms({
          limit: roomsOfPage,
          ...(next === undefined ? {} : { since: next }),
          ...(wanted === "" ? {} : { filter: { generic_search_term: wanted } }),
        });
        return { rooms: chunk.map((room) => foundRoom(sdk, room)), next: after ?? null };
      }),

    joinRoom: (roomId) => asClientError(() => enterRoom(clock, sdk, permissions, roomId)),

    askToJoin: (roomId, reason) =>
      asClientError(async () => {
        await sdk.knockRoom(roomId, reason === undefined ? {} : { reason });
        await waitUntil(clock, sdk, () => sdk.getRoom(roomId)?.getMyMembership() === "knock");
      }),

    findPeople: (text) =>
      asClientError(async () => {
        const { results, limited } = await sdk.searchUserDirectory({ term: text.trim(), limit: mostPeople });
        const people = results.map((person) => ({
          userId: person.user_id,
          name: person.display_name || person.user_id,
          ambiguous: false,
          avatar: person.avatar_url || null,
        }));
        return { people, more: limited };
      }),

    personCard: (userId) =>
      asClientError(async () => {
        const own = userId === sdk.getUserId();
        const [profile, sharedRooms] = await Promise.all([
          sdk.getProfileInfo(userId),
          own ? [] : sharedWith(userId),
          // Of somebody whom one has never met, the keys are asked for now.
          crypto.getUserDeviceInfo([userId], true).catch(() => undefined),
        ]);
        const person = {
          userId,
          name: profile.displayname || userId,
          ambiguous: false,
          avatar: profile.avatar_url || null,
        };
        return { person, trust: await trustIn(crypto, userId), own, sharedRooms };
      }),
  };
}
