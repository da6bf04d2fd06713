import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, RoomAliasField } from "./room-fields.ts";

/** Frees an alias (spec "DELETE /_matrix/client/v3/directory/room/{roomAlias}"). */
export const deleteRoomAlias = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/directory/room/{roomAlias}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.alias-changed",
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({ roomAlias: RoomAliasField }),
  response: EmptyAnswer,
});
