import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Ends the caller's session and removes its device (spec "POST /logout"). Errors: `M_UNKNOWN_TOKEN`. */
export const logout = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/logout",
  authentication: "required",
  evenWhenLocked: true,
  permission: none("own-data"),
  audit: "session.ended",
  rateLimit: "write",
  response: Type.Object({}),
});
