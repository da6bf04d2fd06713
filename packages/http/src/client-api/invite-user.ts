import { inviteUser } from "@conclave/protocol/client-api/invite-user";
import { inviteUser as invite } from "@conclave/services/rooms/membership/invite-user";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/invite */
export function inviteUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(inviteUser, async ({ params, body, caller }) => {
    await dispatcher.run(invite, {
      sender: caller.userId,
      roomId: params.roomId,
      target: body.user_id,
      byAddress: body.address !== undefined || body.medium !== undefined,
      reason: body.reason,
    });
    return {};
  });
}
