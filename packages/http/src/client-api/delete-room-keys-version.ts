import { deleteRoomKeysVersion } from "@conclave/protocol/client-api/delete-room-keys-version";
import { deleteKeyBackup } from "@conclave/services/keys/delete-key-backup";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** DELETE /_matrix/client/v3/room_keys/version/{version} */
export function deleteRoomKeysVersionRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deleteRoomKeysVersion, async ({ caller, params }) => {
    await dispatcher.run(deleteKeyBackup, { userId: caller.userId, version: params.version });
    return {};
  });
}
