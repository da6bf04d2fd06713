import { postPusher } from "@conclave/protocol/client-api/post-pusher";
import { setPusher } from "@conclave/services/push/set-pusher";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/pushers/set */
export function postPusherRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(postPusher, async ({ body, caller }) => {
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
