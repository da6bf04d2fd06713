import { getPushers } from "@conclave/protocol/client-api/get-pushers";
import { getPushers as pushersOf } from "@conclave/services/push/get-pushers";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/pushers */
export function getPushersRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getPushers, async ({ caller }) => {
    const pushers = await dispatcher.run(pushersOf, { userId: caller.userId });
    return {
      pushers: pushers.map((pusher) => ({
        app_id: pusher.appId,
        pushkey: pusher.pushkey,
        kind: "http",
        app_display_name: pusher.appDisplayName,
        device_display_name: pusher.deviceDisplayName,
        ...(pusher.profileTag !== null && { profile_tag: pusher.profileTag }),
        lang: pusher.lang,
        data: JSON.parse(pusher.data),
      })),
    };
  });
}
