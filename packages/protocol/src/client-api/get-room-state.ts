import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ClientEventField, RoomParams } from "./room-fields.ts";

/** The whole state of a room (spec "GET /_matrix/client/v3/rooms/{roomId}/state"). */
export const getRoomState = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/state",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  response: Type.Array(ClientEventField),
});
