import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Whose access token it is (spec "GET /account/whoami"). Errors: `M_UNKNOWN_TOKEN`, `M_LIMIT_EXCEEDED`. */
export const getTokenOwner = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/account/whoami",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({ user_id: Type.String(), device_id: Type.String(), is_guest: Type.Boolean() }),
});
