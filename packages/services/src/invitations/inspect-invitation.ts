import { readProfileField } from "@conclave/storage/accounts/profile-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { Invitation } from "@conclave/storage/invitations/invitation-store";
import { query } from "../core/verb.ts";
import { type Identity, readIdentity } from "../instance/read-identity.ts";
import type { InvitationState } from "./invitation-state.ts";
import { knownInvitation } from "./open-invitation.ts";

/** What the holder of an invitation may know. */
export interface InspectedInvitation {
  readonly state: InvitationState;
  readonly identity: Identity;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Only of an open one, as what follows: the inviter's display name, or user identifier where there is none. */
  readonly invitedBy?: string;
  readonly suggestedLocalpart?: string;
}

/**
 * What an invitation says to whoever opens its link.
 *
 * Throws MatrixError `M_NOT_FOUND`, `IO.CONCLAVE.NOT_SET_UP`.
 */
export const inspectInvitation = query(
  "invitations.inspect-invitation",
  async (context, input: { readonly token: string }): Promise<InspectedInvitation> => {
    const { serverName, organisation } = (await readIdentity.run(context, null)) ?? context.instance();
    const { invitation, state } = await knownInvitation(context, input.token);
    const common = { state, identity: { serverName, organisation }, expiresAt: invitation.expiresAt };
    if (state !== "open") return common;
    const { suggestedLocalpart } = invitation;
    const invitedBy = await inviterOf(context.tx, invitation);
    return {
      ...common,
      ...(invitedBy === undefined ? {} : { invitedBy }),
      ...(suggestedLocalpart === null ? {} : { suggestedLocalpart }),
    };
  },
);

async function inviterOf(tx: ReadTransaction, { createdBy }: Invitation): Promise<string | undefined> {
  if (createdBy === null) return undefined;
  const name = (await readProfileField(tx, [createdBy], "displayname")).get(createdBy);
  return name === undefined ? createdBy : JSON.parse(name);
}
