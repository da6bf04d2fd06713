import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, RoomParams, RoomVisibilityField } from "./room-fields.ts";

/**
 * Puts a room into the directory, or takes it out (spec "PUT /_matrix/client/v3/directory/list/room/{roomId}"): for those in
 * it who may set its canonical alias.
 *
 * Errors: `M_NOT_FOUND` no such room; `M_FORBIDDEN` anybody else.
 */
export const setRoomVisibilityOnDirectory = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/directory/list/room/{roomId}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.visibility-changed",
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: RoomParams,
  body: Type.Object({ visibility: Type.Optional(RoomVisibilityField) }),
  response: EmptyAnswer,
});
