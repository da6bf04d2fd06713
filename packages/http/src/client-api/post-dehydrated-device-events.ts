import { postDehydratedDeviceEvents } from "@conclave/protocol/client-api/get-dehydrated-device-events";
import { readDehydratedDeviceEvents } from "@conclave/services/keys/dehydrated-device-events";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentDehydratedDeviceEvents } from "./present-dehydrated-device-events.ts";

/** POST /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device/{deviceId}/events */
export function postDehydratedDeviceEventsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(postDehydratedDeviceEvents, async ({ caller, params: { deviceId }, query: { limit }, body }) => {
    const request = { userId: caller.userId, deviceId, from: body.next_batch, limit };
    return presentDehydratedDeviceEvents(await dispatcher.run(readDehydratedDeviceEvents, request), true);
  });
}
