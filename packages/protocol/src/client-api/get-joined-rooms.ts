import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomIdField } from "./room-fields.ts";

/** The rooms that the caller is in (spec "GET /_matrix/client/v3/joined_rooms"). */
export const getJoinedRooms = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/joined_rooms",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({ joined_rooms: Type.Array(RoomIdField) }),
});
