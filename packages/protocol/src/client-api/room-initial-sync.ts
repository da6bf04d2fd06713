import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import {
  ClientEventField,
  ContentField,
  MembershipField,
  RoomIdField,
  RoomParams,
  RoomVisibilityField,
} from "./room-fields.ts";

/**
 * A room's state and latest messages (spec "GET /_matrix/client/v3/rooms/{roomId}/initialSync"): how one looks into a room
 * that anybody may read.
 *
 * Errors: `M_FORBIDDEN` a room that the caller may see nothing of.
 */
export const roomInitialSync = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/rooms/{roomId}/initialSync",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 0 })) }),
  response: Type.Object({
    room_id: RoomIdField,
    membership: Type.Optional(MembershipField),
    visibility: RoomVisibilityField,
    messages: Type.Object({ chunk: Type.Array(ClientEventField), start: Type.String(), end: Type.String() }),
    state: Type.Array(ClientEventField),
    account_data: Type.Array(Type.Object({ type: Type.String(), content: ContentField })),
  }),
});
