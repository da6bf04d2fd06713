import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { MapOf } from "./key-fields.ts";
import { ContentField, EmptyAnswer, TransactionIdField } from "./room-fields.ts";

/** Sends messages from device to device (spec "PUT /_matrix/client/v3/sendToDevice/{eventType}/{txnId}"). */
export const sendToDevice = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/sendToDevice/{eventType}/{txnId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "message",
  // A room key for a thousand devices is two megabytes, and clients don't always split it. Reading more than four would hold
  // up everybody else.
  bodyLimit: 4_194_304,
  params: Type.Object({
    eventType: Type.String({ pattern: "^[^\\u0000]+$", maxLength: 255 }),
    txnId: TransactionIdField,
  }),
  /** By user, and by device or `*` for all of them. */
  body: Type.Object({ messages: MapOf(MapOf(ContentField)) }),
  response: EmptyAnswer,
});
