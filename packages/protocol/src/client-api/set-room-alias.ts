import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, RoomAliasField, RoomIdField } from "./room-fields.ts";

/** Takes an alias for a room (spec "PUT /_matrix/client/v3/directory/room/{roomAlias}"). */
export const setRoomAlias = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/directory/room/{roomAlias}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.alias-changed",
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: Type.Object({ roomAlias: RoomAliasField }),
  body: Type.Object({ room_id: RoomIdField }),
  response: EmptyAnswer,
});
