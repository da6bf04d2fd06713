import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { credentialBodyLimit } from "./session-fields.ts";
import { Auth } from "./uia.ts";

/**
 * Deactivates the caller's account for good (spec "POST /account/deactivate"), after user-interactive authentication.
 *
 * Errors: 401 with the flows; `M_FORBIDDEN` the session belongs to another request, or the last owner; `M_LIMIT_EXCEEDED`.
 */
export const deactivateAccount = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/account/deactivate",
  authentication: "required",
  permission: none("own-data"),
  audit: "account.deactivated",
  rateLimit: "sign-in",
  errors: ["M_FORBIDDEN", "M_MISSING_PARAM", "M_UNRECOGNIZED"],
  bodyLimit: credentialBodyLimit,
  body: Type.Object({ auth: Auth, erase: Type.Optional(Type.Boolean()), id_server: Type.Optional(Type.String()) }),
  response: Type.Object({ id_server_unbind_result: Type.Union([Type.Literal("success"), Type.Literal("no-support")]) }),
});
