import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PublicRoomsAnswer } from "./room-description.ts";

/**
 * The room directory through a filter (spec "POST /_matrix/client/v3/publicRooms"). What it says of third-party networks is
 * without meaning here.
 *
 * Errors: `M_INVALID_PARAM` a `since` that is none; `M_NOT_FOUND` another server's directory.
 */
export const queryPublicRooms = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/publicRooms",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  query: Type.Object({ server: Type.Optional(Type.String()) }),
  body: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 0 })),
    since: Type.Optional(Type.String()),
    filter: Type.Optional(
      Type.Object({
        generic_search_term: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
        room_types: Type.Optional(
          Type.Union([
            Type.Array(Type.Union([Type.String({ maxLength: 255, pattern: "^[^\\u0000]*$" }), Type.Null()]), {
              maxItems: 50,
            }),
            Type.Null(),
          ]),
        ),
      }),
    ),
  }),
  response: PublicRoomsAnswer,
});
