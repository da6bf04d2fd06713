import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ProfileFieldParams, profileBodyLimit } from "./profile.ts";

/**
 * Sets a field of the caller's profile (spec "PUT /profile/{userId}/{keyName}"); the rooms hear of a new name or picture.
 * An empty name or picture removes it.
 *
 * Errors: `M_FORBIDDEN` somebody else's; `M_MISSING_PARAM`; `M_INVALID_PARAM`; `M_KEY_TOO_LARGE`; `M_PROFILE_TOO_LARGE`;
 * `M_LIMIT_EXCEEDED`.
 */
export const setProfileField = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/profile/{userId}/{keyName}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_KEY_TOO_LARGE", "M_MISSING_PARAM", "M_PROFILE_TOO_LARGE"],
  bodyLimit: profileBodyLimit,
  params: ProfileFieldParams,
  body: Type.Object({}),
  response: Type.Object({}),
});
