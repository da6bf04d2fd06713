import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ProfileFieldParams } from "./profile.ts";

/**
 * One field of a person's profile (spec "GET /profile/{userId}/{keyName}"), for those who are signed in.
 *
 * Errors: `M_FORBIDDEN` to strangers; `M_NOT_FOUND`; `M_LIMIT_EXCEEDED`.
 */
export const getProfileField = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/profile/{userId}/{keyName}",
  authentication: "optional",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: ProfileFieldParams,
  response: Type.Object({}),
});
