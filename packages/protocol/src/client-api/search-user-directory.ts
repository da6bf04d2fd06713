import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * Looks for people by name or identifier (spec "POST /_matrix/client/v3/user_directory/search"): among those in the caller's
 * rooms, and in rooms that anybody may join or read. An empty term finds all of them, those in the caller's rooms first.
 */
export const searchUserDirectory = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/user_directory/search",
  authentication: "required",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "read",
  body: Type.Object({
    search_term: Type.String({ maxLength: 255 }),
    limit: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  response: Type.Object({
    results: Type.Array(
      Type.Object({
        user_id: Type.String({ pattern: "^@" }),
        display_name: Type.Optional(Type.String()),
        avatar_url: Type.Optional(Type.String()),
      }),
    ),
    limited: Type.Boolean(),
  }),
});
