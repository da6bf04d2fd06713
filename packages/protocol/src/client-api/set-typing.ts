import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, RoomIdField, UserIdField } from "./room-fields.ts";

/** Says whether the caller is typing (spec "PUT /_matrix/client/v3/rooms/{roomId}/typing/{userId}"). */
export const setTyping = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/rooms/{roomId}/typing/{userId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: Type.Object({ roomId: RoomIdField, userId: UserIdField }),
  body: Type.Object({ typing: Type.Boolean(), timeout: Type.Optional(Type.Integer({ minimum: 0 })) }),
  response: EmptyAnswer,
});
