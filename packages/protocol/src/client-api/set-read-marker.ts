import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, EventIdField, RoomParams } from "./room-fields.ts";

/** Moves the caller's read marker and receipts (spec "POST /_matrix/client/v3/rooms/{roomId}/read_markers"). */
export const setReadMarker = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/read_markers",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: RoomParams,
  body: Type.Object({
    "m.fully_read": Type.Optional(EventIdField),
    "m.read": Type.Optional(EventIdField),
    "m.read.private": Type.Optional(EventIdField),
  }),
  response: EmptyAnswer,
});
