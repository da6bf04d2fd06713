import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, Password, Redirection } from "./fields.ts";

/**
 * Ends a sign-in that a client began at `GET /_matrix/client/v3/login/sso/redirect?redirectUrl=...`. That route checks the
 * address against the known ones, keeps it under a short-lived identifier, and sends the browser to
 * `<public URL>/auth/#/sign-in/<request>`; this one checks the password and answers that address with a login token.
 * Name and password are checked before the request, so that a wrong password never uses it up; a refused one is recorded as
 * `session.refused`.
 *
 * Errors: `M_FORBIDDEN` name or password wrong (never which); `M_USER_LOCKED` the account is disabled; `M_USER_DEACTIVATED`
 * (both only after the right password); `M_NOT_FOUND` the request is unknown, used or expired; `M_LIMIT_EXCEEDED` with
 * `retry_after_ms`; `IO.CONCLAVE.NOT_SET_UP`.
 */
export const signIn = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/sign-in",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: "session.created",
  rateLimit: "sign-in",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  bodyLimit: authBodyLimit,
  body: Type.Object({
    /** A localpart or a whole user identifier. */
    user: Type.String({ minLength: 1, maxLength: 255 }),
    password: Password,
    request: Type.String({ minLength: 16, maxLength: 256, pattern: "^[A-Za-z0-9_-]+$" }),
  }),
  response: Redirection,
});
