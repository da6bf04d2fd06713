import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { RoomParams } from "./room-fields.ts";

/** The event nearest to a time (spec "GET /_matrix/client/v1/rooms/{roomId}/timestamp_to_event"). */
export const getEventByTimestamp = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/rooms/{roomId}/timestamp_to_event",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: RoomParams,
  query: Type.Object({
    /** Milliseconds since the Unix epoch. */
    ts: Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
    dir: Type.Union([Type.Literal("f"), Type.Literal("b")]),
  }),
  response: Type.Object({
    event_id: Type.String({ pattern: "^\\$" }),
    origin_server_ts: Type.Integer(),
  }),
});
