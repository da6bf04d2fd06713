import type { JsonObject } from "@conclave/base/json";
import { postPusher } from "@conclave/protocol/client-api/post-pusher";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { setPusher } from "@conclave/services/push/set-pusher";
import { type OwnGateway, ownGatewayUrl } from "@conclave/services/push/ways-to-gateways";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/pushers/set */
export function postPusherRoute({
  dispatcher,
  webPush,
  settings,
}: Pick<Parts, "dispatcher" | "webPush" | "settings">): Route {
  const own = webPush && { url: ownGatewayUrl(settings.publicUrl), gateway: webPush };
  return route(postPusher, async ({ body, caller }) => {
    if (body.kind !== null && own !== undefined) requireWay(own, body.data ?? {});
    await dispatcher.run(setPusher, {
      userId: caller.userId,
      deviceId: caller.deviceId,
      appId: body.app_id,
      pushkey: body.pushkey,
      kind: body.kind,
      appDisplayName: body.app_display_name,
      deviceDisplayName: body.device_display_name,
      profileTag: body.profile_tag,
      lang: body.lang,
      data: body.data,
      append: body.append ?? false,
    });
    return {};
  });
}

/** Of gateways of elsewhere nobody knows where they lead; of this server's own, the client is told at once. */
function requireWay({ url, gateway }: OwnGateway, data: JsonObject): void {
  const { endpoint } = data;
  if (data["url"] !== url || typeof endpoint !== "string" || gateway.reaches(endpoint)) return;
  throw new MatrixError("M_FORBIDDEN", "This server may not contact the push service of this browser.");
}
