import { putDehydratedDevice } from "@conclave/protocol/client-api/put-dehydrated-device";
import { putDehydratedDevice as put } from "@conclave/services/keys/put-dehydrated-device";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device */
export function putDehydratedDeviceRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(putDehydratedDevice, async ({ caller, body }) => {
    await dispatcher.run(put, {
      userId: caller.userId,
      deviceId: body.device_id,
      deviceData: JSON.stringify(body.device_data),
      deviceKeys: body.device_keys,
      oneTimeKeys: body.one_time_keys ?? {},
      fallbackKeys: body.fallback_keys ?? {},
      ...(body.initial_device_display_name !== undefined && { displayName: body.initial_device_display_name }),
    });
    return { device_id: body.device_id };
  });
}
