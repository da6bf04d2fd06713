import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import {
  countInvitationUse,
  findInvitationByToken,
  type Invitation,
} from "@conclave/storage/invitations/invitation-store";
import type { CommandContext, QueryContext } from "../core/verb.ts";
import { hashToken } from "../devices/access-token.ts";
import { requireInvitations } from "./create-invitation.ts";
import { type InvitationState, invitationState } from "./invitation-state.ts";

const refusals: Readonly<Record<Exclude<InvitationState, "open">, string>> = {
  "used-up": "This invitation was used already.",
  expired: "This invitation has expired.",
  revoked: "This invitation was revoked.",
};

/** An invitation with how it stands. */
export interface KnownInvitation {
  readonly invitation: Invitation;
  readonly state: InvitationState;
}

/** The invitation that somebody holds the token of, and how it stands. @throws MatrixError `M_NOT_FOUND`. */
export async function knownInvitation(context: QueryContext, token: string): Promise<KnownInvitation> {
  const invitation = await findInvitationByToken(context.tx, hashToken(token));
  if (invitation === undefined) throw new MatrixError("M_NOT_FOUND", "There is no such invitation.");
  const { createdBy } = invitation;
  const maker = createdBy === null ? undefined : await findAccount(context.tx, createdBy);
  return { invitation, state: invitationState(invitation, context.now, maker) };
}

/** @throws MatrixError `M_NOT_FOUND`; `M_FORBIDDEN` used up, expired or revoked, or registration is closed. */
export async function requireOpenInvitation(context: QueryContext, token: string): Promise<Invitation> {
  requireInvitations(context.settings);
  const { invitation, state } = await knownInvitation(context, token);
  if (state !== "open") throw new MatrixError("M_FORBIDDEN", refusals[state]);
  return invitation;
}

/**
 * Uses an invitation for the account that is being made in the same command; answers what it allows.
 *
 * @throws MatrixError as `requireOpenInvitation` does.
 */
export async function spendInvitation(context: CommandContext, token: string, userId: UserId): Promise<Invitation> {
  const invitation = await requireOpenInvitation(context, token);
  const { invitationId, role } = invitation;
  await countInvitationUse(context.tx, invitationId);
  await context.record({
    type: "invitation.accepted",
    actor: userId,
    subject: invitationId,
    detail: { user_id: userId, role },
  });
  return invitation;
}
