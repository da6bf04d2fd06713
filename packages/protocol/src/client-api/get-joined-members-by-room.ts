import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomParams } from "./room-fields.ts";

/** Who is in a room, with names and pictures (spec "GET /_matrix/client/v3/rooms/{roomId}/joined_members"). */
export const getJoinedMembersByRoom = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/joined_members",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  response: Type.Object({
    joined: Type.Record(
      Type.String(),
      Type.Object({ display_name: Type.Optional(Type.String()), avatar_url: Type.Optional(Type.String()) }),
    ),
  }),
});
