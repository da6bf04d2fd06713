import { getOpenIdUserInfo } from "@conclave/protocol/client-api/get-open-id-user-info";
import { readOpenIdToken } from "@conclave/services/devices/read-open-id-token";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/federation/v1/openid/userinfo */
export function getOpenIdUserInfoRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getOpenIdUserInfo, async ({ query }) => ({
    sub: await dispatcher.run(readOpenIdToken, { token: query.access_token }),
  }));
}
