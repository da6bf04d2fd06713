import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, EventIdField, RoomIdField } from "./room-fields.ts";

/** Says how far the caller has read (spec "POST /_matrix/client/v3/rooms/{roomId}/receipt/{receiptType}/{eventId}"). */
export const postReceipt = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/receipt/{receiptType}/{eventId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({
    roomId: RoomIdField,
    receiptType: Type.Union([Type.Literal("m.read"), Type.Literal("m.read.private"), Type.Literal("m.fully_read")]),
    eventId: EventIdField,
  }),
  body: Type.Object({
    /** `main`, or the root of a thread. */
    thread_id: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  }),
  response: EmptyAnswer,
});
