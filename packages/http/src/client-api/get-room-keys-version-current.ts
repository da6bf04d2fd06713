import { getRoomKeysVersionCurrent } from "@conclave/protocol/client-api/get-room-keys-version-current";
import { readKeyBackup } from "@conclave/services/keys/read-key-backup";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentKeyBackup } from "./present-key-backup.ts";

/** GET /_matrix/client/v3/room_keys/version */
export function getRoomKeysVersionCurrentRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomKeysVersionCurrent, async ({ caller }) =>
    presentKeyBackup(await dispatcher.run(readKeyBackup, { userId: caller.userId })),
  );
}
