import { AppError } from "@conclave/base/app-error";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { notify } from "@conclave/protocol/push-gateway-api/notify";
import { knowsPusher } from "@conclave/services/push/knows-pusher";
import type { WebPushGateway } from "@conclave/services/push/web-push-gateway";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/push/v1/notify */
export function notifyRoute({ dispatcher }: Pick<Parts, "dispatcher">, gateway: WebPushGateway): Route {
  return route(notify, async ({ body: { notification } }) => {
    const known: typeof notification.devices = [];
    const rejected: string[] = [];
    for (const device of notification.devices) {
      const { app_id: appId, pushkey, data = {} } = device;
      const isKnown = await dispatcher.run(knowsPusher, { appId, pushkey, endpoint: data.endpoint, auth: data.auth });
      if (isKnown) known.push(device);
      else rejected.push(pushkey);
    }
    try {
      return { rejected: [...rejected, ...(await gateway.notify({ ...notification, devices: known }))] };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new MatrixError("M_LIMIT_EXCEEDED", "The push service takes nothing now.", {}, error.message);
    }
  });
}
