import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, RoomEventParams } from "./room-fields.ts";

/** Reports an event of a room that the caller is in as inappropriate (spec "POST /_matrix/client/v3/rooms/{roomId}/report/{eventId}"). */
export const reportEvent = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/report/{eventId}",
  authentication: "required",
  permission: none("traffic"),
  audit: "content.reported",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: RoomEventParams,
  body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 4_096 })) }),
  response: EmptyAnswer,
});
