import { getDehydratedDeviceEvents } from "@conclave/protocol/client-api/get-dehydrated-device-events";
import { readDehydratedDeviceEvents } from "@conclave/services/keys/dehydrated-device-events";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentDehydratedDeviceEvents } from "./present-dehydrated-device-events.ts";

/** GET /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device/{deviceId}/events */
export function getDehydratedDeviceEventsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getDehydratedDeviceEvents, async ({ caller, params: { deviceId }, query: { from, limit } }) => {
    const request = { userId: caller.userId, deviceId, from, limit };
    const found = await dispatcher.run(readDehydratedDeviceEvents, request);
    return presentDehydratedDeviceEvents(found, found.hasMore);
  });
}
