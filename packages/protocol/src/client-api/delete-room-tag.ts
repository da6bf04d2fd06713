import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Takes a tag off a room for the caller (spec "Room Tagging"). */
export const deleteRoomTag = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: Type.Object({
    userId: Type.String(),
    roomId: Type.String({ pattern: "^!", maxLength: 255 }),
    tag: Type.String({ minLength: 1, maxLength: 255 }),
  }),
  response: Type.Object({}),
});
