import { deleteDehydratedDevice } from "@conclave/protocol/client-api/delete-dehydrated-device";
import { deleteDehydratedDevice as remove } from "@conclave/services/keys/delete-dehydrated-device";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** DELETE /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device */
export function deleteDehydratedDeviceRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deleteDehydratedDevice, async ({ caller }) => ({
    device_id: await dispatcher.run(remove, { userId: caller.userId }),
  }));
}
