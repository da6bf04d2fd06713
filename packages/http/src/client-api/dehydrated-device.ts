import { deleteDehydratedDevice } from "@conclave/protocol/client-api/delete-dehydrated-device";
import { getDehydratedDevice } from "@conclave/protocol/client-api/get-dehydrated-device";
import {
  getDehydratedDeviceEvents,
  postDehydratedDeviceEvents,
} from "@conclave/protocol/client-api/get-dehydrated-device-events";
import { putDehydratedDevice } from "@conclave/protocol/client-api/put-dehydrated-device";
import {
  type DehydratedDeviceEvents,
  readDehydratedDeviceEvents as readEvents,
} from "@conclave/services/keys/dehydrated-device-events";
import { deleteDehydratedDevice as remove } from "@conclave/services/keys/delete-dehydrated-device";
import { putDehydratedDevice as put } from "@conclave/services/keys/put-dehydrated-device";
import { readDehydratedDevice as read } from "@conclave/services/keys/read-dehydrated-device";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT, GET and DELETE /_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device, and what came for it. */
export function dehydratedDeviceRoutes({ dispatcher }: Pick<Parts, "dispatcher">): readonly Route[] {
  return [
    route(putDehydratedDevice, async ({ caller, body }) => {
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
    }),
    route(getDehydratedDevice, async ({ caller }) => {
      const { deviceId, deviceData } = await dispatcher.run(read, { userId: caller.userId });
      return new JsonText(`{"device_id":${JSON.stringify(deviceId)},"device_data":${deviceData}}`);
    }),
    route(deleteDehydratedDevice, async ({ caller }) => ({
      device_id: await dispatcher.run(remove, { userId: caller.userId }),
    })),
    route(getDehydratedDeviceEvents, async ({ caller, params: { deviceId }, query: { from, limit } }) => {
      const found = await dispatcher.run(readEvents, { userId: caller.userId, deviceId, from, limit });
      return answer(found, found.hasMore);
    }),
    route(postDehydratedDeviceEvents, async ({ caller, params: { deviceId }, query: { limit }, body }) => {
      const from = body.next_batch;
      return answer(await dispatcher.run(readEvents, { userId: caller.userId, deviceId, from, limit }), true);
    }),
  ];
}

function answer({ events, nextBatch }: DehydratedDeviceEvents, goesOn: boolean): JsonText {
  const next = goesOn ? `,"next_batch":${JSON.stringify(nextBatch)}` : "";
  return new JsonText(`{"events":[${events.join(",")}]${next}}`);
}
