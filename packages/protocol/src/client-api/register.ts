import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { credentialBodyLimit, deviceWish, Password } from "./session-fields.ts";
import { Auth } from "./uia.ts";

/**
 * Makes an account, after user-interactive authentication: `m.login.dummy` where registration is open,
 * `m.login.registration_token` with an invitation's token where it needs one.
 *
 * Errors: 401 with the flows; `M_FORBIDDEN` registration is closed; `M_GUEST_ACCESS_FORBIDDEN` for `kind=guest`;
 * `M_INVALID_USERNAME`; `M_USER_IN_USE`; `M_MISSING_PARAM` no password; `M_WEAK_PASSWORD`; `M_INVALID_PARAM` the device
 * identifier; `IO.CONCLAVE.NOT_SET_UP`; `M_LIMIT_EXCEEDED`.
 */
export const register = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/register",
  authentication: "none",
  permission: none("public"),
  audit: "account.created",
  rateLimit: "registration",
  errors: [
    "M_FORBIDDEN",
    "M_GUEST_ACCESS_FORBIDDEN",
    "M_INVALID_USERNAME",
    "M_MISSING_PARAM",
    "M_UNRECOGNIZED",
    "M_USER_IN_USE",
    "M_WEAK_PASSWORD",
  ],
  bodyLimit: credentialBodyLimit,
  query: Type.Object({ kind: Type.Optional(Type.Union([Type.Literal("user"), Type.Literal("guest")])) }),
  body: Type.Object({
    auth: Auth,
    username: Type.Optional(Type.String()),
    password: Type.Optional(Password),
    inhibit_login: Type.Optional(Type.Boolean()),
    ...deviceWish,
  }),
  response: Type.Object({
    user_id: Type.String(),
    access_token: Type.Optional(Type.String()),
    device_id: Type.Optional(Type.String()),
    refresh_token: Type.Optional(Type.String()),
    expires_in_ms: Type.Optional(Type.Integer()),
  }),
});
