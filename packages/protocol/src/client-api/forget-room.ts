import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, RoomParams } from "./room-fields.ts";

/** Takes a room that the caller has left out of their sight (spec "POST /_matrix/client/v3/rooms/{roomId}/forget"). */
export const forgetRoom = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/forget",
  authentication: "required",
  permission: none("own-data"),
  audit: "room.forgotten",
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  body: Type.Object({}),
  response: EmptyAnswer,
});
