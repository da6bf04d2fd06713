import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { credentialBodyLimit } from "./session-fields.ts";
import { Auth } from "./uia.ts";

/**
 * Makes a token that signs another client in once (spec "POST /login/get_token"), after user-interactive authentication on
 * each request. The session that it leads to is recorded when it is created.
 *
 * Errors: 401 with the flows; `M_FORBIDDEN` the session belongs to another request; `M_LIMIT_EXCEEDED`.
 */
export const generateLoginToken = endpoint({
  method: "POST",
  path: "/_matrix/client/v1/login/get_token",
  authentication: "required",
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "sign-in",
  errors: ["M_FORBIDDEN", "M_MISSING_PARAM", "M_UNRECOGNIZED"],
  bodyLimit: credentialBodyLimit,
  body: Type.Object({ auth: Auth }),
  response: Type.Object({ login_token: Type.String(), expires_in_ms: Type.Integer() }),
});
