import { getDevices } from "@conclave/protocol/client-api/get-devices";
import { getDevices as readDevices } from "@conclave/services/devices/get-devices";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentDevice } from "./present-device.ts";

/** GET /_matrix/client/v3/devices */
export function getDevicesRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getDevices, async ({ caller }) => ({
    devices: (await dispatcher.run(readDevices, { userId: caller.userId })).map(presentDevice),
  }));
}
