import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, LinkToken, Timestamp } from "./fields.ts";

/**
 * Whether a set-up link still works, before the person fills in the form. Changes nothing.
 *
 * Errors: `M_NOT_FOUND` unknown, used or expired; `M_FORBIDDEN` already set up; `M_LIMIT_EXCEEDED`.
 */
export const inspectSetUp = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/set-up/inspect",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: none("read"),
  rateLimit: "registration",
  errors: ["M_FORBIDDEN"],
  bodyLimit: authBodyLimit,
  body: Type.Object({ token: LinkToken }),
  response: Type.Object({ expires_ts: Timestamp }),
});
