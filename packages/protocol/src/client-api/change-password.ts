import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { credentialBodyLimit, Password } from "./session-fields.ts";
import { Auth } from "./uia.ts";

/**
 * Sets the caller's password after user-interactive authentication with the old one, and ends their other sessions unless
 * `logout_devices` is false (spec "POST /account/password").
 *
 * Errors: 401 with the flows; `M_FORBIDDEN` the session belongs to another request; `M_MISSING_PARAM`; `M_WEAK_PASSWORD`;
 * `M_LIMIT_EXCEEDED`.
 */
export const changePassword = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/account/password",
  authentication: "required",
  permission: none("own-data"),
  audit: "account.password-changed",
  rateLimit: "sign-in",
  errors: ["M_FORBIDDEN", "M_MISSING_PARAM", "M_UNRECOGNIZED", "M_WEAK_PASSWORD"],
  bodyLimit: credentialBodyLimit,
  body: Type.Object({
    auth: Auth,
    new_password: Type.Optional(Password),
    logout_devices: Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({}),
});
