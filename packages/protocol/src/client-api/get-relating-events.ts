import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ClientEventField, EventIdField, EventTypeField, RoomIdField } from "./room-fields.ts";

const params = { roomId: RoomIdField, eventId: EventIdField };
const relationType = { relType: Type.String({ minLength: 1, maxLength: 255 }) };

const shape = {
  method: "GET",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  query: Type.Object({
    from: Type.Optional(Type.String({ maxLength: 255 })),
    to: Type.Optional(Type.String({ maxLength: 255 })),
    limit: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Backwards unless said. */
    dir: Type.Optional(Type.Union([Type.Literal("b"), Type.Literal("f")])),
    recurse: Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({
    chunk: Type.Array(ClientEventField),
    next_batch: Type.Optional(Type.String()),
    prev_batch: Type.Optional(Type.String()),
    recursion_depth: Type.Optional(Type.Integer()),
  }),
} as const;

/** What others say about an event (spec "GET /_matrix/client/v1/rooms/{roomId}/relations/{eventId}"). */
export const getRelatingEvents = endpoint({
  ...shape,
  path: "/_matrix/client/v1/rooms/{roomId}/relations/{eventId}",
  params: Type.Object(params),
});

/** The same, of one kind of relation. */
export const getRelatingEventsWithRelType = endpoint({
  ...shape,
  path: "/_matrix/client/v1/rooms/{roomId}/relations/{eventId}/{relType}",
  params: Type.Object({ ...params, ...relationType }),
});

/** The same, of one kind of relation and one type of event. */
export const getRelatingEventsWithRelTypeAndEventType = endpoint({
  ...shape,
  path: "/_matrix/client/v1/rooms/{roomId}/relations/{eventId}/{relType}/{eventType}",
  params: Type.Object({ ...params, ...relationType, eventType: EventTypeField }),
});
