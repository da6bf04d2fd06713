import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Ends every session of the caller and removes their devices (spec "POST /logout/all"). Errors: `M_UNKNOWN_TOKEN`. */
export const logoutAll = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/logout/all",
  authentication: "required",
  evenWhenLocked: true,
  permission: none("own-data"),
  audit: "session.all-ended",
  rateLimit: "write",
  response: Type.Object({}),
});
