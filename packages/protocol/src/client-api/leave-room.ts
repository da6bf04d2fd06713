import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, ReasonField, RoomParams } from "./room-fields.ts";

/** Leaves a room, rejects an invitation or takes a knock back (spec "POST /_matrix/client/v3/rooms/{roomId}/leave"). */
export const leaveRoom = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/leave",
  authentication: "required",
  permission: none("traffic"),
  audit: "room.membership-changed",
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  body: Type.Object({ reason: ReasonField }),
  response: EmptyAnswer,
});
