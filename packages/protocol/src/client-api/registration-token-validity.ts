import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * Whether an invitation's token can be registered with now (spec "Token-authenticated registration"). The specification puts
 * the token into the query; our own pages ask by `inspectInvitation`, where it stands in the body.
 *
 * Errors: `M_FORBIDDEN` registration is closed; `M_MISSING_PARAM`; `M_LIMIT_EXCEEDED`.
 */
export const registrationTokenValidity = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/register/m.login.registration_token/validity",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "registration",
  errors: ["M_FORBIDDEN"],
  query: Type.Object({ token: Type.String({ maxLength: 255 }) }),
  response: Type.Object({ valid: Type.Boolean() }),
});
