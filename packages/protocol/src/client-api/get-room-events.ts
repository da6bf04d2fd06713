import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ClientEventField, RoomParams } from "./room-fields.ts";

/** Pages through a room's events (spec "GET /_matrix/client/v3/rooms/{roomId}/messages"). */
export const getRoomEvents = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/messages",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  query: Type.Object({
    from: Type.Optional(Type.String()),
    to: Type.Optional(Type.String()),
    dir: Type.Union([Type.Literal("b"), Type.Literal("f")]),
    limit: Type.Optional(Type.Integer({ minimum: 0 })),
    /** A RoomEventFilter as JSON. */
    filter: Type.Optional(Type.String()),
  }),
  response: Type.Object({
    chunk: Type.Array(ClientEventField),
    start: Type.String(),
    end: Type.Optional(Type.String()),
    state: Type.Optional(Type.Array(ClientEventField)),
  }),
});
