import { updateDevice } from "@conclave/protocol/client-api/update-device";
import { updateDevice as changeDevice } from "@conclave/services/devices/update-device";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/devices/{deviceId} */
export function updateDeviceRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(updateDevice, async ({ caller, params, body }) => {
    const { userId } = caller;
    await dispatcher.run(changeDevice, { userId, deviceId: params.deviceId, displayName: body.display_name });
    return {};
  });
}
