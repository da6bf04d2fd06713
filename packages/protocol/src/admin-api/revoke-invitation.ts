import { Type } from "typebox";
import { endpoint } from "../endpoint.ts";
import { InvitationSummary } from "./invitation.ts";

/**
 * Ends an open invitation; accounts that it made stay. Answers the invitation as it then is.
 *
 * Errors: `M_NOT_FOUND` no such invitation; `M_BAD_STATE` used up, expired or revoked already.
 */
export const revokeInvitation = endpoint({
  method: "POST",
  path: "/_conclave/admin/v1/invitations/{invitationId}/revoke",
  authentication: "required",
  permission: "invitations.revoke",
  audit: "invitation.revoked",
  rateLimit: "write",
  errors: ["M_BAD_STATE", "M_NOT_FOUND"],
  params: Type.Object({ invitationId: Type.String({ minLength: 1, maxLength: 64 }) }),
  response: InvitationSummary,
});
