import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ClientEventField, RoomParams } from "./room-fields.ts";

/** The threads of a room (spec "GET /_matrix/client/v1/rooms/{roomId}/threads"). */
export const getThreadRoots = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/rooms/{roomId}/threads",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  query: Type.Object({
    include: Type.Optional(Type.Union([Type.Literal("all"), Type.Literal("participated")])),
    limit: Type.Optional(Type.Integer({ minimum: 1 })),
    from: Type.Optional(Type.String({ maxLength: 255 })),
  }),
  response: Type.Object({
    chunk: Type.Array(ClientEventField),
    next_batch: Type.Optional(Type.String()),
  }),
});
