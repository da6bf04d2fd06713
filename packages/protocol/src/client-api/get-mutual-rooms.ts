import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomIdField } from "./room-fields.ts";

/**
 * The rooms that the caller shares with somebody (spec "GET /_matrix/client/v1/mutual_rooms").
 *
 * Errors: `M_INVALID_PARAM` oneself, what is no user identifier, a `from` that is no token.
 */
export const getMutualRooms = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/mutual_rooms",
  aliases: ["/_matrix/client/unstable/uk.half-shot.msc2666/user/mutual_rooms"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({ user_id: Type.String(), from: Type.Optional(Type.String()) }),
  response: Type.Object({
    joined: Type.Array(RoomIdField),
    count: Type.Integer({ minimum: 0 }),
    next_batch: Type.Optional(Type.String()),
  }),
});
