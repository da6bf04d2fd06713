import { getLoginFlows } from "@conclave/protocol/client-api/get-login-flows";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v3/login */
export function getLoginFlowsRoute(): Route {
  return route(getLoginFlows, async () => ({
    flows: [{ type: "m.login.password" }, { type: "m.login.sso" }, { type: "m.login.token", get_login_token: true }],
  }));
}
