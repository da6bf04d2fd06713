import { getDevice } from "@conclave/protocol/client-api/get-device";
import { getDevice as readDevice } from "@conclave/services/devices/get-device";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentDevice } from "./present-device.ts";

/** GET /_matrix/client/v3/devices/{deviceId} */
export function getDeviceRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getDevice, async ({ caller, params }) =>
    presentDevice(await dispatcher.run(readDevice, { userId: caller.userId, deviceId: params.deviceId })),
  );
}
