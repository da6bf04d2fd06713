import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * Makes an account for whoever knows the registration secret (Synapse's admin API "Shared-Secret Registration"), so that
 * third-party test suites can make their users. `mac` is the hexadecimal HMAC-SHA1, keyed with the secret, of nonce, user
 * name, password and `admin` or `notadmin` (and the user type, if there is one), joined by NUL.
 *
 * Errors: `M_UNKNOWN` the nonce is unknown or too old; `M_FORBIDDEN` the MAC is wrong; `M_INVALID_USERNAME`;
 * `M_USER_IN_USE`; `M_MISSING_PARAM`; `IO.CONCLAVE.NOT_SET_UP`; `M_LIMIT_EXCEEDED`.
 */
export const registerWithSharedSecret = endpoint({
  method: "POST",
  path: "/_synapse/admin/v1/register",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: "account.created",
  rateLimit: "registration",
  errors: ["M_FORBIDDEN", "M_INVALID_USERNAME", "M_USER_IN_USE"],
  bodyLimit: 64 * 1_024,
  body: Type.Object({
    nonce: Type.String({ maxLength: 255 }),
    username: Type.String({ maxLength: 255 }),
    password: Type.String({ minLength: 1, maxLength: 1_024 }),
    mac: Type.String({ maxLength: 255 }),
    admin: Type.Optional(Type.Boolean()),
    user_type: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
    displayname: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
  }),
  response: Type.Object({
    access_token: Type.String(),
    user_id: Type.String(),
    home_server: Type.String(),
    device_id: Type.String(),
  }),
});
