import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, ReasonField, RoomParams, UserIdField } from "./room-fields.ts";

/** Removes somebody from a room (spec "POST /_matrix/client/v3/rooms/{roomId}/kick"). */
export const kickUser = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/kick",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.membership-changed",
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  body: Type.Object({ reason: ReasonField, user_id: UserIdField }),
  response: EmptyAnswer,
});
