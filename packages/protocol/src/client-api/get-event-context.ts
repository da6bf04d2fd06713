import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ClientEventField, RoomEventParams } from "./room-fields.ts";

/** An event with what came before and after it (spec "GET /_matrix/client/v3/rooms/{roomId}/context/{eventId}"). */
export const getEventContext = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/context/{eventId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: RoomEventParams,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 0 })),
    /** A RoomEventFilter as JSON. */
    filter: Type.Optional(Type.String()),
  }),
  response: Type.Object({
    event: ClientEventField,
    events_before: Type.Array(ClientEventField),
    events_after: Type.Array(ClientEventField),
    state: Type.Array(ClientEventField),
    start: Type.String(),
    end: Type.String(),
  }),
});
