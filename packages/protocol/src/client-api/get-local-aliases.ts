import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomParams } from "./room-fields.ts";

/** The aliases that lead to a room (spec "GET /_matrix/client/v3/rooms/{roomId}/aliases"). */
export const getLocalAliases = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/aliases",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  response: Type.Object({ aliases: Type.Array(Type.String()) }),
});
