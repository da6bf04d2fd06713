import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ReasonField, RoomIdAnswer } from "./room-fields.ts";

/** Asks to be let into a room (spec "POST /_matrix/client/v3/knock/{roomIdOrAlias}"). */
export const knockRoom = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/knock/{roomIdOrAlias}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.membership-changed",
  rateLimit: "join",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({ roomIdOrAlias: Type.String() }),
  body: Type.Object({ reason: ReasonField }),
  response: RoomIdAnswer,
});
