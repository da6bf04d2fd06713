import { getRoomKeysVersion } from "@conclave/protocol/client-api/get-room-keys-version";
import { readKeyBackup } from "@conclave/services/keys/read-key-backup";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentKeyBackup } from "./present-key-backup.ts";

/** GET /_matrix/client/v3/room_keys/version/{version} */
export function getRoomKeysVersionRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomKeysVersion, async ({ caller, params }) =>
    presentKeyBackup(await dispatcher.run(readKeyBackup, { userId: caller.userId, version: params.version })),
  );
}
