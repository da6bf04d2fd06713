import { revokeInvitation } from "@conclave/protocol/admin-api/revoke-invitation";
import { revokeInvitation as revoke } from "@conclave/services/invitations/revoke-invitation";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentInvitation } from "./present-invitation.ts";

/** POST /_conclave/admin/v1/invitations/{invitationId}/revoke */
export function revokeInvitationRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(revokeInvitation, async ({ params, caller }) =>
    presentInvitation(await dispatcher.run(revoke, { by: caller.userId, invitationId: params.invitationId })),
  );
}
