import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ContentField, RoomIdAnswer } from "./room-fields.ts";

/** Makes a room (spec "POST /_matrix/client/v3/createRoom"). */
export const createRoom = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/createRoom",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.created",
  rateLimit: "write",
  errors: [
    "M_BAD_ALIAS",
    "M_FORBIDDEN",
    "M_INVALID_PARAM",
    "M_INVALID_ROOM_STATE",
    "M_INVITE_BLOCKED",
    "M_NOT_FOUND",
    "M_ROOM_IN_USE",
    "M_THREEPID_DENIED",
    "M_UNSUPPORTED_ROOM_VERSION",
  ],
  body: Type.Object({
    creation_content: Type.Optional(ContentField),
    initial_state: Type.Optional(
      Type.Array(Type.Object({ type: Type.String(), state_key: Type.Optional(Type.String()), content: ContentField })),
    ),
    invite: Type.Optional(Type.Array(Type.String())),
    invite_3pid: Type.Optional(Type.Array(ContentField)),
    is_direct: Type.Optional(Type.Boolean()),
    name: Type.Optional(Type.String()),
    power_level_content_override: Type.Optional(ContentField),
    preset: Type.Optional(
      Type.Union([Type.Literal("private_chat"), Type.Literal("public_chat"), Type.Literal("trusted_private_chat")]),
    ),
    room_alias_name: Type.Optional(Type.String()),
    room_version: Type.Optional(Type.String()),
    topic: Type.Optional(Type.String()),
    visibility: Type.Optional(Type.Union([Type.Literal("public"), Type.Literal("private")])),
  }),
  response: RoomIdAnswer,
});
