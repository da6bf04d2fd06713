import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { tagSchema } from "./get-room-tags.ts";

/** Adds a tag to a room for the caller (spec "Room Tagging"). */
export const setRoomTag = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  bodyLimit: 4_096,
  params: Type.Object({
    userId: Type.String(),
    roomId: Type.String({ pattern: "^!", maxLength: 255 }),
    tag: Type.String({ minLength: 1, maxLength: 255 }),
  }),
  body: tagSchema,
  response: Type.Object({}),
});
