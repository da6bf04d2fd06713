import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, LinkToken, Timestamp } from "./fields.ts";

/**
 * Whose password a reset link sets, before the person types a new one. The link is `<public URL>/auth/#/reset/<token>`.
 *
 * Errors: `M_NOT_FOUND` unknown, used or expired; `M_LIMIT_EXCEEDED`.
 */
export const inspectReset = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/reset/inspect",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: none("read"),
  rateLimit: "registration",
  errors: ["M_NOT_FOUND"],
  bodyLimit: authBodyLimit,
  body: Type.Object({ token: LinkToken }),
  response: Type.Object({
    user_id: Type.String(),
    display_name: Type.Optional(Type.String()),
    expires_ts: Timestamp,
  }),
});
