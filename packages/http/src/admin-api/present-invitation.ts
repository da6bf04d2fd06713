import type { InvitationSummary } from "@conclave/protocol/admin-api/invitation";
import type { InvitationView } from "@conclave/services/invitations/invitation-state";

/** An invitation as the admin API writes it. */
export function presentInvitation(invitation: InvitationView): InvitationSummary {
  const { createdBy, suggestedLocalpart, note } = invitation;
  return {
    invitation_id: invitation.invitationId,
    state: invitation.state,
    ...(createdBy === null ? {} : { created_by: createdBy }),
    created_ts: invitation.createdAt,
    expires_ts: invitation.expiresAt,
    uses_allowed: invitation.usesAllowed,
    uses_completed: invitation.usesCompleted,
    role: invitation.role,
    ...(suggestedLocalpart === null ? {} : { suggested_localpart: suggestedLocalpart }),
    ...(note === null ? {} : { note }),
  };
}
