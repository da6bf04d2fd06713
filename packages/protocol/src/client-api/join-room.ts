import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ReasonField, RoomIdAnswer } from "./room-fields.ts";

/** Joins a room by its identifier or alias (spec "POST /_matrix/client/v3/join/{roomIdOrAlias}"). */
export const joinRoom = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/join/{roomIdOrAlias}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.membership-changed",
  rateLimit: "join",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND", "M_UNABLE_TO_GRANT_JOIN"],
  params: Type.Object({ roomIdOrAlias: Type.String() }),
  body: Type.Object({ reason: ReasonField }),
  response: RoomIdAnswer,
});
