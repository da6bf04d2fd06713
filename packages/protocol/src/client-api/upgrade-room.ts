import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomIdField, RoomParams } from "./room-fields.ts";

/**
 * Replaces a room by one of another version (spec "POST /_matrix/client/v3/rooms/{roomId}/upgrade").
 *
 * Errors: `M_UNSUPPORTED_ROOM_VERSION`; `M_FORBIDDEN` who may not send the tombstone; `M_INVALID_PARAM` a creator who is no
 * user; `M_RESOURCE_LIMIT_EXCEEDED` a room with more than 1,000 bans.
 */
export const upgradeRoom = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/upgrade",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.upgraded",
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_UNSUPPORTED_ROOM_VERSION"],
  params: RoomParams,
  body: Type.Object({
    new_version: Type.String(),
    additional_creators: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
  }),
  response: Type.Object({ replacement_room: RoomIdField }),
});
