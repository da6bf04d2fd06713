import { createInvitation } from "@conclave/protocol/admin-api/create-invitation";
import { createInvitation as create } from "@conclave/services/invitations/create-invitation";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentInvitation } from "./present-invitation.ts";

/** POST /_conclave/admin/v1/invitations */
export function createInvitationRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(createInvitation, async ({ body, caller }) => {
    const { invitation, link } = await dispatcher.run(create, {
      by: caller.userId,
      validFor: body.valid_for_ms,
      usesAllowed: body.uses_allowed,
      role: body.role,
      suggestedLocalpart: body.suggested_localpart,
      note: body.note,
    });
    return { invitation: presentInvitation(invitation), link };
  });
}
