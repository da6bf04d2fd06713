import { getTokenOwner } from "@conclave/protocol/client-api/get-token-owner";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v3/account/whoami */
export function getTokenOwnerRoute(): Route {
  return route(getTokenOwner, async ({ caller }) => ({
    user_id: caller.userId,
    device_id: caller.deviceId,
    is_guest: false,
  }));
}
