import { getDehydratedDevice } from "@conclave/protocol/client-api/get-dehydrated-device";
import { readDehydratedDevice } from "@conclave/services/keys/read-dehydrated-device";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device */
export function getDehydratedDeviceRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getDehydratedDevice, async ({ caller }) => {
    const { deviceId, deviceData } = await dispatcher.run(readDehydratedDevice, { userId: caller.userId });
    return new JsonText(`{"device_id":${JSON.stringify(deviceId)},"device_data":${deviceData}}`);
  });
}
