import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { EmptyAnswer, ReasonField, RoomParams, UserIdField } from "./room-fields.ts";

/**
 * Invites somebody to a room (spec "POST /_matrix/client/v3/rooms/{roomId}/invite"). The form with an e-mail address or
 * telephone number is refused with `M_THREEPID_DENIED`: there is no identity server to ask.
 */
export const inviteUser = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/rooms/{roomId}/invite",
  authentication: "required",
  notWhenSuspended: true,
  permission: none("traffic"),
  audit: "room.membership-changed",
  rateLimit: "write",
  errors: ["M_FORBIDDEN", "M_INVITE_BLOCKED", "M_MISSING_PARAM", "M_NOT_FOUND", "M_THREEPID_DENIED"],
  params: RoomParams,
  body: Type.Object({
    reason: ReasonField,
    user_id: Type.Optional(UserIdField),
    id_server: Type.Optional(Type.String()),
    id_access_token: Type.Optional(Type.String()),
    medium: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
  }),
  response: EmptyAnswer,
});
