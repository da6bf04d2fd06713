import { getRoomKeys } from "@conclave/protocol/client-api/get-room-keys";
import { readBackedUp } from "@conclave/services/keys/read-backed-up-page";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { jsonInPieces } from "./present-key-backup.ts";

/** GET /_matrix/client/v3/room_keys/keys */
export function getRoomKeysRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomKeys, async ({ caller, query }) =>
    jsonInPieces(await readBackedUp(dispatcher, { userId: caller.userId, version: query.version })),
  );
}
