import { type Static, Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** One tag of a room; `order` sorts rooms of the same tag, lower first. */
export const tagSchema = Type.Object({ order: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })) });

export type Tag = Static<typeof tagSchema>;

/** Lists the caller's tags of a room (spec "Room Tagging"). */
export const getRoomTags = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/user/{userId}/rooms/{roomId}/tags",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: Type.Object({ userId: Type.String(), roomId: Type.String({ pattern: "^!" }) }),
  response: Type.Object({ tags: Type.Record(Type.String(), tagSchema) }),
});
