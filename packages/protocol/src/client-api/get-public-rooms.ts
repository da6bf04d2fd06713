import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PublicRoomsAnswer } from "./room-description.ts";

/**
 * The room directory (spec "GET /_matrix/client/v3/publicRooms"), those with the most members first.
 *
 * Errors: `M_INVALID_PARAM` a `since` that is none; `M_NOT_FOUND` another server's directory.
 */
export const getPublicRooms = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/publicRooms",
  // The specification asks for no token; an organisation's rooms are nobody else's affair.
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 0 })),
    since: Type.Optional(Type.String()),
    server: Type.Optional(Type.String()),
  }),
  response: PublicRoomsAnswer,
});
