import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ProfileParams } from "./profile.ts";

/**
 * What a person says of themselves (spec "GET /profile/{userId}"), for those who are signed in.
 *
 * Errors: `M_FORBIDDEN` to strangers; `M_NOT_FOUND`; `M_LIMIT_EXCEEDED`.
 */
export const getProfile = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/profile/{userId}",
  authentication: "optional",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: ProfileParams,
  response: Type.Object({ displayname: Type.Optional(Type.String()), avatar_url: Type.Optional(Type.String()) }),
});
