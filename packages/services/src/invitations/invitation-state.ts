import type { Invitation } from "@conclave/storage/invitations/invitation-store";

/** Whether an invitation can be used, or why it no longer can. */
export type InvitationState = "open" | "used-up" | "expired" | "revoked";

/** An invitation as administrators see it: everything but what proves that somebody holds it. */
export interface InvitationView extends Omit<Invitation, "tokenHash" | "revokedAt"> {
  readonly state: InvitationState;
}

/** How an invitation stands at a time, in milliseconds since the epoch. */
export function invitationState(invitation: Invitation, now: number): InvitationState {
  if (invitation.revokedAt !== null) return "revoked";
  if (invitation.usesCompleted >= invitation.usesAllowed) return "used-up";
  return invitation.expiresAt <= now ? "expired" : "open";
}

/** An invitation without its secret's hash. */
export function viewInvitation(invitation: Invitation, now: number): InvitationView {
  const { tokenHash: _, revokedAt: __, ...rest } = invitation;
  return { ...rest, state: invitationState(invitation, now) };
}
