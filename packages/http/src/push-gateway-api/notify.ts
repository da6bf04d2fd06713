import { AppError } from "@conclave/base/app-error";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { notify } from "@conclave/protocol/push-gateway-api/notify";
import { knownPushers } from "@conclave/services/push/known-pushers";
import type { WebPushGateway } from "@conclave/services/push/web-push-gateway";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/push/v1/notify */
export function notifyRoute({ dispatcher }: Pick<Parts, "dispatcher">, gateway: WebPushGateway): Route {
  return route(notify, async ({ body: { notification } }) => {
    const { devices } = notification;
    const claimed = devices.map(({ app_id: appId, pushkey, data: { endpoint, auth } = {} }) => ({
      appId,
      pushkey,
      endpoint,
      auth,
    }));
    const isKnown = await dispatcher.run(knownPushers, claimed);
    const known = devices.filter((_, at) => isKnown[at]);
    const rejected = devices.filter((_, at) => !isKnown[at]).map(({ pushkey }) => pushkey);
    try {
      return { rejected: [...rejected, ...(await gateway.notify({ ...notification, devices: known }))] };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new MatrixError("M_LIMIT_EXCEEDED", "The push service takes nothing now.", {}, error.message);
    }
  });
}
