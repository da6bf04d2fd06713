import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, RoomParams } from "./room-fields.ts";

/** Reports a room as inappropriate (spec "POST /_matrix/client/v3/rooms/{roomId}/report"). */
export const reportRoom = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/report",
  authentication: "required",
  permission: none("traffic"),
  audit: "content.reported",
  rateLimit: "write",
  params: RoomParams,
  body: Type.Object({ reason: Type.String({ maxLength: 4_096 }) }),
  response: EmptyAnswer,
});
