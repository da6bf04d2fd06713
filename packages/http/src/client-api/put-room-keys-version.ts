import { putRoomKeysVersion } from "@conclave/protocol/client-api/put-room-keys-version";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { updateKeyBackup } from "@conclave/services/keys/update-key-backup";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/room_keys/version/{version} */
export function putRoomKeysVersionRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(putRoomKeysVersion, async ({ caller, params, body }) => {
    if (body.version !== undefined && body.version !== params.version) {
      throw new MatrixError("M_INVALID_PARAM", "version: the body and the path name different backups.");
    }
    await dispatcher.run(updateKeyBackup, {
      userId: caller.userId,
      version: params.version,
      algorithm: body.algorithm,
      authData: JSON.stringify(body.auth_data),
    });
    return {};
  });
}
