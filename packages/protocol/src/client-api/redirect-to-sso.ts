import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * Sends the browser to the sign-in page (302), from which it comes back to `redirectUrl` with a `loginToken`
 * (spec "Client login via SSO").
 *
 * Errors: `M_MISSING_PARAM`; `M_INVALID_PARAM` the address is none that is known here; `IO.CONCLAVE.NOT_SET_UP`;
 * `M_LIMIT_EXCEEDED`.
 */
export const redirectToSso = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/login/sso/redirect",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "sign-in",
  query: Type.Object({ redirectUrl: Type.String({ maxLength: 2_048 }) }),
});
