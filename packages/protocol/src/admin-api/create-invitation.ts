import { Type } from "typebox";
import { endpoint } from "../endpoint.ts";
import { RoleName, ShownLink } from "./fields.ts";
import { InvitationSummary } from "./invitation.ts";

const hour = 60 * 60 * 1000;

/** For how long an invitation is made where nobody says otherwise, in milliseconds: seven days. */
export const usualInvitationLifetime = 7 * 24 * hour;

/**
 * Makes an invitation. The link, `<public URL>/auth/#/invitation/<token>`, is in this answer and nowhere else.
 *
 * Errors: `M_FORBIDDEN` a role with more than the caller's own permissions, or registration is closed;
 * `M_INVALID_USERNAME`; `M_USER_IN_USE` the suggested localpart is taken.
 */
export const createInvitation = endpoint({
  method: "POST",
  path: "/_conclave/admin/v1/invitations",
  authentication: "required",
  permission: "invitations.create",
  audit: "invitation.created",
  rateLimit: "write",
  errors: ["M_INVALID_PARAM", "M_INVALID_USERNAME", "M_USER_IN_USE"],
  body: Type.Object({
    /** Milliseconds: an hour to 30 days. */
    valid_for_ms: Type.Integer({ minimum: hour, maximum: 30 * 24 * hour }),
    /** A suggested localpart goes with a single use. */
    uses_allowed: Type.Integer({ minimum: 1, maximum: 100 }),
    role: RoleName,
    suggested_localpart: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    /** For the list: whom it is for. The invited person never sees it. */
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  response: Type.Object({ invitation: InvitationSummary, link: ShownLink }),
});
