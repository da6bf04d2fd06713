import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * Whose an OpenID token is (spec "GET /_matrix/federation/v1/openid/userinfo"): the one endpoint of the server-server API
 * that services ask, calls among them. Errors: `M_UNKNOWN_TOKEN`.
 */
export const getOpenIdUserInfo = endpoint({
  method: "GET",
  path: "/_matrix/federation/v1/openid/userinfo",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_UNKNOWN_TOKEN"],
  // The specification puts the token there. It is short-lived, and tells a name and nothing else.
  query: Type.Object({ access_token: Type.String({ maxLength: 255 }) }),
  response: Type.Object({ sub: Type.String() }),
});
