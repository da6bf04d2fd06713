import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { authBodyLimit, LinkToken, Timestamp } from "./fields.ts";

/**
 * What an invitation says to the person who opens its link, `<public URL>/auth/#/invitation/<token>`. A token that was
 * once good tells in `state` why it no longer is; only `open` carries the rest that is needed to accept.
 *
 * Errors: `M_NOT_FOUND` the token was never one; `IO.CONCLAVE.NOT_SET_UP`; `M_LIMIT_EXCEEDED`.
 */
export const inspectInvitation = endpoint({
  method: "POST",
  path: "/_conclave/auth/v1/invitations/inspect",
  authentication: "none",
  permission: none("proof-in-body"),
  audit: none("read"),
  rateLimit: "registration",
  errors: ["M_NOT_FOUND"],
  bodyLimit: authBodyLimit,
  body: Type.Object({ token: LinkToken }),
  response: Type.Object({
    state: Type.Union([
      Type.Literal("open"),
      Type.Literal("used-up"),
      Type.Literal("expired"),
      Type.Literal("revoked"),
    ]),
    organisation: Type.String(),
    server_name: Type.String(),
    /** The inviter's display name, or user identifier where there is none; absent for the command line's. */
    invited_by: Type.Optional(Type.String()),
    expires_ts: Timestamp,
    suggested_localpart: Type.Optional(Type.String()),
  }),
});
