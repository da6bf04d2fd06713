import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, LinkToken, Localpart } from "./fields.ts";

/**
 * Whether the holder of an open invitation may take this name. Without an invitation nobody learns which names exist.
 * A POST, since the token must not stand in a URL.
 *
 * Errors: `M_NOT_FOUND` the token is none; `M_FORBIDDEN` used up, expired or revoked; `M_LIMIT_EXCEEDED`.
 */
export const checkLocalpart = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/invitations/localpart",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: none("read"),
  rateLimit: "registration",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  bodyLimit: authBodyLimit,
  body: Type.Object({ token: LinkToken, localpart: Localpart }),
  response: Type.Object({
    state: Type.Union([Type.Literal("available"), Type.Literal("taken"), Type.Literal("invalid")]),
  }),
});
