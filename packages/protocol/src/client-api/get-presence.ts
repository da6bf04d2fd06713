import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { AccountParams } from "./account-params.ts";
import { PresenceStateField } from "./presence-fields.ts";

/**
 * Whether somebody is there (spec "GET /_matrix/client/v3/presence/{userId}/status"): for those who share a room with them.
 * Where presence is off, everybody is offline.
 *
 * Errors: `M_FORBIDDEN` somebody with whom the caller shares no room.
 */
export const getPresence = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/presence/{userId}/status",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: AccountParams,
  response: Type.Object({
    presence: PresenceStateField,
    last_active_ago: Type.Optional(Type.Integer({ minimum: 0 })),
    status_msg: Type.Optional(Type.String()),
    currently_active: Type.Optional(Type.Boolean()),
  }),
});
