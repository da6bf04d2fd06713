import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findInvitation, revokeInvitation as revokeStored } from "@conclave/storage/invitations/invitation-store";
import { command } from "../core/verb.ts";
import { type InvitationView, ownState, viewInvitation } from "./invitation-state.ts";

/**
 * Ends an open invitation; answers it as it then is. Whoever may revoke may revoke anybody's.
 *
 * Throws MatrixError `M_NOT_FOUND`; `M_BAD_STATE` when it can no longer be used anyway.
 */
export const revokeInvitation = command(
  "invitations.revoke-invitation",
  async (context, input: { readonly by: UserId; readonly invitationId: string }): Promise<InvitationView> => {
    const { tx, now } = context;
    const invitation = await findInvitation(tx, input.invitationId);
    if (invitation === undefined) throw new MatrixError("M_NOT_FOUND", "There is no such invitation.");
    // Also one whose maker has lost the power for now: it would come back with them.
    const state = ownState(invitation, now);
    if (state !== "open") throw new MatrixError("M_BAD_STATE", `This invitation is ${state} already.`);
    await revokeStored(tx, invitation.invitationId, now);
    await context.record({ type: "invitation.revoked", actor: input.by, subject: invitation.invitationId });
    return viewInvitation(invitation, "revoked");
  },
);
