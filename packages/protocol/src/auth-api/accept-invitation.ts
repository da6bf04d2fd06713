import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, DisplayName, LinkToken, Localpart, Password, Redirection } from "./fields.ts";

/**
 * Makes the invited person's account, uses the invitation once, and answers the chat's address, where they are signed in.
 *
 * Errors: `M_NOT_FOUND` the token is none; `M_FORBIDDEN` used up, expired or revoked; `M_USER_IN_USE`;
 * `M_INVALID_USERNAME`; `M_WEAK_PASSWORD`; `IO.CONCLAVE.NOT_SET_UP`; `M_LIMIT_EXCEEDED`. A refusal uses nothing up.
 */
export const acceptInvitation = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/invitations/accept",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: "invitation.accepted",
  rateLimit: "registration",
  errors: ["M_FORBIDDEN", "M_INVALID_USERNAME", "M_NOT_FOUND", "M_USER_IN_USE", "M_WEAK_PASSWORD"],
  bodyLimit: authBodyLimit,
  body: Type.Object({
    token: LinkToken,
    localpart: Localpart,
    display_name: Type.Optional(DisplayName),
    password: Password,
  }),
  response: Redirection,
});
