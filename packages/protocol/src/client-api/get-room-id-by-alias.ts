import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomAliasField, RoomIdField } from "./room-fields.ts";

/** Where an alias leads (spec "GET /_matrix/client/v3/directory/room/{roomAlias}"). */
export const getRoomIdByAlias = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/directory/room/{roomAlias}",
  // The specification asks for no token; an organisation's room names are nobody else's affair.
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: Type.Object({ roomAlias: RoomAliasField }),
  response: Type.Object({ room_id: RoomIdField, servers: Type.Array(Type.String()) }),
});
