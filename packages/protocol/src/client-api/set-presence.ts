import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { AccountParams } from "./account-params.ts";
import { PresenceStateField } from "./presence-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/**
 * Says whether the caller is there (spec "PUT /_matrix/client/v3/presence/{userId}/status"). Where presence is off, nobody
 * hears of it. Errors: `M_FORBIDDEN` for somebody else.
 */
export const setPresence = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/presence/{userId}/status",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: AccountParams,
  body: Type.Object({
    presence: PresenceStateField,
    status_msg: Type.Optional(Type.Union([Type.String({ maxLength: 1_024 }), Type.Null()])),
  }),
  response: EmptyAnswer,
});
