import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, LinkToken, Password, Redirection } from "./fields.ts";

/**
 * Sets a new password by a reset link, uses the link up, and answers the chat's address, where the person is signed in.
 *
 * Errors: `M_NOT_FOUND` unknown, used or expired; `M_USER_LOCKED` the account is disabled; `M_USER_DEACTIVATED`;
 * `M_WEAK_PASSWORD`; `M_LIMIT_EXCEEDED`. A refusal leaves the link usable.
 */
export const completeReset = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/reset/complete",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: "account.password-changed",
  rateLimit: "registration",
  errors: ["M_NOT_FOUND", "M_USER_DEACTIVATED", "M_USER_LOCKED", "M_WEAK_PASSWORD"],
  bodyLimit: authBodyLimit,
  body: Type.Object({ token: LinkToken, password: Password }),
  response: Redirection,
});
