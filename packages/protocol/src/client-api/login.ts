import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { credentialBodyLimit, deviceWish, Password } from "./session-fields.ts";

/**
 * Signs in with a password or with a login token (spec "POST /login").
 *
 * Errors: `M_FORBIDDEN` name or password wrong (never which), or the token unknown, used or expired; `M_USER_LOCKED` and
 * `M_USER_DEACTIVATED`, after the right proof only; `M_MISSING_PARAM`; `M_INVALID_PARAM` the device identifier; `M_UNKNOWN`
 * another type; `IO.CONCLAVE.NOT_SET_UP`; `M_LIMIT_EXCEEDED`.
 */
export const login = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/login",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: "session.created",
  rateLimit: "sign-in",
  errors: ["M_FORBIDDEN", "M_INVALID_PARAM", "M_USER_LOCKED"],
  bodyLimit: credentialBodyLimit,
  body: Type.Object({
    type: Type.String(),
    identifier: Type.Optional(Type.Object({ type: Type.String(), user: Type.Optional(Type.String()) })),
    /** The name, as clients of old send it. */
    user: Type.Optional(Type.String()),
    password: Type.Optional(Password),
    token: Type.Optional(Type.String()),
    ...deviceWish,
  }),
  response: Type.Object({
    user_id: Type.String(),
    access_token: Type.String(),
    device_id: Type.String(),
    refresh_token: Type.Optional(Type.String()),
    expires_in_ms: Type.Optional(Type.Integer()),
  }),
});
