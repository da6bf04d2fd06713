import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ProfileFieldParams } from "./profile.ts";

/**
 * Removes a field of the caller's profile (spec "DELETE /profile/{userId}/{keyName}").
 *
 * Errors: `M_FORBIDDEN` somebody else's; `M_INVALID_PARAM`; `M_KEY_TOO_LARGE`; `M_LIMIT_EXCEEDED`.
 */
export const deleteProfileField = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/profile/{userId}/{keyName}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_KEY_TOO_LARGE"],
  params: ProfileFieldParams,
  response: Type.Object({}),
});
