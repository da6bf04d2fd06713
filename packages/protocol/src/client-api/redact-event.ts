import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EventIdAnswer, EventIdField, ReasonField, RoomIdField, TransactionIdField } from "./room-fields.ts";

/** Takes back what an event said (spec "PUT /_matrix/client/v3/rooms/{roomId}/redact/{eventId}/{txnId}"). */
export const redactEvent = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/rooms/{roomId}/redact/{eventId}/{txnId}",
  authentication: "required",
  permission: none("traffic"),
  audit: "room.event-redacted",
  rateLimit: "message",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND", "M_USER_SUSPENDED"],
  params: Type.Object({ roomId: RoomIdField, eventId: EventIdField, txnId: TransactionIdField }),
  body: Type.Object({ reason: ReasonField }),
  response: EventIdAnswer,
});
