import { postRoomKeysVersion } from "@conclave/protocol/client-api/post-room-keys-version";
import { createKeyBackup } from "@conclave/services/keys/create-key-backup";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/room_keys/version */
export function postRoomKeysVersionRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(postRoomKeysVersion, async ({ caller, body }) => ({
    version: await dispatcher.run(createKeyBackup, {
      userId: caller.userId,
      algorithm: body.algorithm,
      authData: JSON.stringify(body.auth_data),
    }),
  }));
}
