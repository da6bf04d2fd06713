import { sendToDevice } from "@conclave/protocol/client-api/send-to-device";
import { parseUserId } from "@conclave/protocol/identifiers/user-id";
import { sendToDevice as send } from "@conclave/services/keys/send-to-device";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/sendToDevice/{eventType}/{txnId} */
export function sendToDeviceRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(sendToDevice, async ({ caller, params, body }) => {
    const deliveries = Object.entries(body.messages).flatMap(([name, devices]) => {
      const userId = parseUserId(name);
      if (userId === undefined) return [];
      return Object.entries(devices).map(([deviceId, content]) => ({
        userId,
        deviceId,
        content: JSON.stringify(content),
      }));
    });
    await dispatcher.run(send, {
      sender: { userId: caller.userId, deviceId: caller.deviceId },
      type: params.eventType,
      transactionId: params.txnId,
      deliveries,
    });
    return {};
  });
}
