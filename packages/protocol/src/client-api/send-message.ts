import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DelayIdAnswer, DelayQuery } from "./delayed-event-fields.ts";
import { ContentField, EventIdAnswer, EventTypeField, RoomIdField, TransactionIdField } from "./room-fields.ts";

/** Sends a message event (spec "PUT /_matrix/client/v3/rooms/{roomId}/send/{eventType}/{txnId}"). */
export const sendMessage = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/rooms/{roomId}/send/{eventType}/{txnId}",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "message",
  errors: ["M_DUPLICATE_ANNOTATION", "M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({ roomId: RoomIdField, eventType: EventTypeField, txnId: TransactionIdField }),
  body: ContentField,
  query: DelayQuery,
  response: Type.Union([EventIdAnswer, DelayIdAnswer]),
});
