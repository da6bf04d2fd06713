import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { credentialBodyLimit } from "./session-fields.ts";

/**
 * Gives new tokens for a refresh token (spec "POST /refresh"). One that comes again after its successor was used ends the
 * session.
 *
 * Errors: `M_UNKNOWN_TOKEN`; `M_USER_LOCKED`; `M_USER_DEACTIVATED`; `M_LIMIT_EXCEEDED`.
 */
export const refresh = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/refresh",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: none("own-data"),
  rateLimit: "sign-in",
  errors: ["M_UNKNOWN_TOKEN"],
  bodyLimit: credentialBodyLimit,
  body: Type.Object({ refresh_token: Type.String({ maxLength: 1_024 }) }),
  response: Type.Object({
    access_token: Type.String(),
    refresh_token: Type.String(),
    expires_in_ms: Type.Integer(),
  }),
});
