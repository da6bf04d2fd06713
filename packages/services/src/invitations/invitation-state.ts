import { mayInviteAs } from "@conclave/rules/access/account-changes";
import type { Account } from "@conclave/storage/accounts/account-store";
import type { Invitation } from "@conclave/storage/invitations/invitation-store";

/** Whether an invitation can be used, or why it no longer can. */
export type InvitationState = "open" | "used-up" | "expired" | "revoked";

/** An invitation as administrators see it: everything but what proves that somebody holds it. */
export interface InvitationView extends Omit<Invitation, "tokenHash" | "revokedAt"> {
  readonly state: InvitationState;
}

/** What became of an invitation, at a time in milliseconds since the epoch, whoever made it. */
export function ownState(invitation: Invitation, now: number): InvitationState {
  if (invitation.revokedAt !== null) return "revoked";
  if (invitation.usesCompleted >= invitation.usesAllowed) return "used-up";
  return invitation.expiresAt <= now ? "expired" : "open";
}

/**
 * How an invitation stands. It is worth what its maker may do now: while they are disabled, or may no longer invite so, it
 * counts as revoked.
 *
 * @param maker undefined for the command line's.
 */
export function invitationState(invitation: Invitation, now: number, maker: Account | undefined): InvitationState {
  const own = ownState(invitation, now);
  if (own !== "open" || invitation.createdBy === null) return own;
  const mayStill = maker?.state === "active" && mayInviteAs(maker.role, invitation.role) === "allowed";
  return mayStill ? "open" : "revoked";
}

/** An invitation without its secret's hash. */
export function viewInvitation(invitation: Invitation, state: InvitationState): InvitationView {
  const { tokenHash: _, revokedAt: __, ...rest } = invitation;
  return { ...rest, state };
}
