import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, DisplayName, LinkToken, Localpart, Password, Redirection } from "./fields.ts";

/**
 * Sets the organisation up with its owner, once. The link is `<public URL>/auth/#/set-up/<token>`; answers the chat's
 * address, where the owner is signed in.
 *
 * Errors: `M_NOT_FOUND` the token is unknown, used or expired; `M_FORBIDDEN` already set up; `M_INVALID_PARAM` the server
 * name is none, or differs from the configured one, or the organisation's is blank; `M_MISSING_PARAM` no server name, and none configured;
 * `M_INVALID_USERNAME`; `M_WEAK_PASSWORD`; `M_LIMIT_EXCEEDED`. A refusal leaves the token usable.
 */
export const setUp = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/set-up",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: "organisation.set-up",
  rateLimit: "registration",
  errors: ["M_FORBIDDEN", "M_INVALID_PARAM", "M_INVALID_USERNAME", "M_NOT_FOUND", "M_WEAK_PASSWORD"],
  bodyLimit: authBodyLimit,
  body: Type.Object({
    token: LinkToken,
    organisation: Type.String({ minLength: 1, maxLength: 100 }),
    /** Left out where the configuration decides it. */
    server_name: Type.Optional(Type.String({ minLength: 1, maxLength: 230 })),
    localpart: Localpart,
    display_name: Type.Optional(DisplayName),
    password: Password,
  }),
  response: Redirection,
});
