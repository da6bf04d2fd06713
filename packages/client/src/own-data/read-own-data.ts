import type { Json, JsonObject } from "@conclave/base/json";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { asClientError } from "../engine/failure-of.ts";
import { roomNameOf } from "../rooms/room-name.ts";
import type { OwnDataPart } from "../snapshots/own-data.ts";

/** Account data that are sealed keys: of no use to a reader, and nothing to leave lying about. */
const keys = /^(?:m\.cross_signing\.|m\.secret_storage\.|m\.megolm_backup\.|org\.matrix\.msc3814)/;

/** Gathers what there is about this account, but for what it wrote and its keys. */
export function readOwnData(sdk: MatrixClient): Promise<readonly OwnDataPart[]> {
  const get = (path: string) => sdk.http.authedRequest<JsonObject>(Method.Get, path);
  const user = encodeURIComponent(sdk.getSafeUserId());

  return asClientError(async () => [
    { name: "profile", content: await get(`/profile/${user}`) },
    { name: "devices", content: await get("/devices") },
    { name: "addresses", content: await get("/account/3pid") },
    { name: "account-data", content: contentsOf(sdk.store.accountData.values()) },
    { name: "push-rules", content: await get("/pushrules/") },
    { name: "pushers", content: await get("/pushers") },
    { name: "rooms", content: sdk.getRooms().map(roomFacts) },
  ]);
}

function roomFacts(room: Room): JsonObject {
  const { roomId, myUserId, tags } = room;
  const since = room.getMember(myUserId)?.events.member;
  return {
    roomId,
    name: JSON.parse(JSON.stringify(roomNameOf(room.name))),
    membership: room.getMyMembership(),
    ...(since === undefined ? {} : { since: new Date(since.getTs()).toISOString(), changedBy: since.getSender() }),
    tags: JSON.parse(JSON.stringify(tags)),
    accountData: contentsOf(room.accountData.values()),
  };
}

function contentsOf(events: Iterable<MatrixEvent>): Json {
  const known = [...events].filter((event) => !keys.test(event.getType()));
  return Object.fromEntries(known.map((event) => [event.getType(), event.getContent() as JsonObject]));
}
