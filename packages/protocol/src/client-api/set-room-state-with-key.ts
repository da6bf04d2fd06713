import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DelayIdAnswer, DelayQuery } from "./delayed-event-fields.ts";
import { ContentField, EventIdAnswer, EventTypeField, RoomIdField } from "./room-fields.ts";

/**
 * Sets a piece of a room's state (spec "PUT /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey}"); the state key
 * is empty on the paths without one.
 */
export const setRoomStateWithKey = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey}",
  aliases: [
    "/_matrix/client/v3/rooms/{roomId}/state/{eventType}/",
    "/_matrix/client/v3/rooms/{roomId}/state/{eventType}",
  ],
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.state-changed",
  rateLimit: "write",
  errors: ["M_BAD_ALIAS", "M_FORBIDDEN", "M_INVITE_BLOCKED", "M_NOT_FOUND", "M_UNABLE_TO_GRANT_JOIN"],
  params: Type.Object({ roomId: RoomIdField, eventType: EventTypeField, stateKey: Type.Optional(Type.String()) }),
  body: ContentField,
  query: DelayQuery,
  response: Type.Union([EventIdAnswer, DelayIdAnswer]),
});
