import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * Whether a name can be registered now (spec "GET /register/available"); only where anybody may register, since it tells
 * which names exist.
 *
 * Errors: `M_FORBIDDEN` registration isn't open; `M_INVALID_USERNAME`; `M_USER_IN_USE`; `M_MISSING_PARAM`;
 * `IO.CONCLAVE.NOT_SET_UP`; `M_LIMIT_EXCEEDED`.
 */
export const checkUsernameAvailability = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/register/available",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "registration",
  errors: ["M_FORBIDDEN", "M_INVALID_USERNAME", "M_USER_IN_USE"],
  query: Type.Object({ username: Type.String() }),
  response: Type.Object({ available: Type.Boolean() }),
});
