import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, ReasonField, RoomParams, UserIdField } from "./room-fields.ts";

/** Lifts a ban (spec "POST /_matrix/client/v3/rooms/{roomId}/unban"). */
export const unbanUser = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/unban",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.membership-changed",
  rateLimit: "write",
  errors: ["M_BAD_STATE", "M_FORBIDDEN"],
  params: RoomParams,
  body: Type.Object({ reason: ReasonField, user_id: UserIdField }),
  response: EmptyAnswer,
});
