import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ClientEventField, MembershipField, RoomParams } from "./room-fields.ts";

/** The member events of a room, now or at a token (spec "GET /_matrix/client/v3/rooms/{roomId}/members"). */
export const getMembersByRoom = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/members",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  query: Type.Object({
    at: Type.Optional(Type.String()),
    membership: Type.Optional(MembershipField),
    not_membership: Type.Optional(MembershipField),
  }),
  response: Type.Object({ chunk: Type.Array(ClientEventField) }),
});
