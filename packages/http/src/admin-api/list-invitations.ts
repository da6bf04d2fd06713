import { listInvitations } from "@conclave/protocol/admin-api/list-invitations";
import { listInvitations as list } from "@conclave/services/invitations/list-invitations";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentInvitation } from "./present-invitation.ts";
import { defaultLimit, presentNextBatch } from "./present-page.ts";

/** GET /_conclave/admin/v1/invitations */
export function listInvitationsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listInvitations, async ({ query }) => {
    const { state = "open", from, limit = defaultLimit } = query;
    const page = await dispatcher.run(list, { state, from, limit });
    return { invitations: page.items.map(presentInvitation), total: page.total, ...presentNextBatch(page) };
  });
}
