import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ContentField, EventTypeField, RoomIdField } from "./room-fields.ts";

/**
 * A piece of a room's state: its content, or with `format=event` the whole event (spec "GET
 * /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey}"); the state key is empty on the paths without one.
 */
export const getRoomStateWithKey = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey}",
  aliases: [
    "/_matrix/client/v3/rooms/{roomId}/state/{eventType}/",
    "/_matrix/client/v3/rooms/{roomId}/state/{eventType}",
  ],
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({ roomId: RoomIdField, eventType: EventTypeField, stateKey: Type.Optional(Type.String()) }),
  query: Type.Object({ format: Type.Optional(Type.Union([Type.Literal("content"), Type.Literal("event")])) }),
  response: ContentField,
});
