import { endpoint, none } from "../endpoint.ts";
import { ClientEventField, RoomEventParams } from "./room-fields.ts";

/** One event (spec "GET /_matrix/client/v3/rooms/{roomId}/event/{eventId}"). */
export const getOneRoomEvent = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/event/{eventId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: RoomEventParams,
  response: ClientEventField,
});
