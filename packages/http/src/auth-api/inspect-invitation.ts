import { inspectInvitation } from "@conclave/protocol/auth-api/inspect-invitation";
import { inspectInvitation as inspect } from "@conclave/services/invitations/inspect-invitation";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/invitations/inspect */
export function inspectInvitationRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(inspectInvitation, async ({ body }) => {
    const { state, identity, expiresAt, invitedBy, suggestedLocalpart } = await dispatcher.run(inspect, {
      token: body.token,
    });
    return {
      state,
      organisation: identity.organisation,
      server_name: identity.serverName,
      expires_ts: expiresAt,
      ...(invitedBy === undefined ? {} : { invited_by: invitedBy }),
      ...(suggestedLocalpart === undefined ? {} : { suggested_localpart: suggestedLocalpart }),
    };
  });
}
