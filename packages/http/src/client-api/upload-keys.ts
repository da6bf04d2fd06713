import { uploadKeys } from "@conclave/protocol/client-api/upload-keys";
import { uploadKeys as upload } from "@conclave/services/keys/upload-keys";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/keys/upload */
export function uploadKeysRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(uploadKeys, async ({ caller, body }) => ({
    one_time_key_counts: await dispatcher.run(upload, {
      userId: caller.userId,
      deviceId: caller.deviceId,
      ...(body.device_keys === undefined ? {} : { deviceKeys: body.device_keys }),
      oneTimeKeys: body.one_time_keys ?? {},
      fallbackKeys: body.fallback_keys ?? {},
    }),
  }));
}
