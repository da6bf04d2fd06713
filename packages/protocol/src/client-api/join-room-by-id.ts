import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ReasonField, RoomIdAnswer, RoomParams } from "./room-fields.ts";

/** Joins a room by its identifier (spec "POST /_matrix/client/v3/rooms/{roomId}/join"). */
export const joinRoomById = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/join",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.membership-changed",
  rateLimit: "join",
  errors: ["M_FORBIDDEN", "M_UNABLE_TO_GRANT_JOIN"],
  params: RoomParams,
  body: Type.Object({ reason: ReasonField }),
  response: RoomIdAnswer,
});
