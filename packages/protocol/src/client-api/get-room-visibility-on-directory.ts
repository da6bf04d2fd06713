import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomParams, RoomVisibilityField } from "./room-fields.ts";

/**
 * Whether a room stands in the directory (spec "GET /_matrix/client/v3/directory/list/room/{roomId}").
 *
 * Errors: `M_NOT_FOUND` a room that there isn't, or that the caller may not know of.
 */
export const getRoomVisibilityOnDirectory = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/directory/list/room/{roomId}",
  // The specification asks for no token; an organisation's rooms are nobody else's affair.
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: RoomParams,
  response: Type.Object({ visibility: RoomVisibilityField }),
});
