import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** How people can sign in (spec "GET /login"). Errors: `M_LIMIT_EXCEEDED`. */
export const getLoginFlows = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/login",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    flows: Type.Array(Type.Object({ type: Type.String(), get_login_token: Type.Optional(Type.Boolean()) })),
  }),
});
