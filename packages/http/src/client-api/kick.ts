import { kickUser } from "@conclave/protocol/client-api/kick";
import { kickUser as kick } from "@conclave/services/rooms/membership/kick-user";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/kick */
export function kickUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(kickUser, async ({ params, body, caller }) => {
    const { user_id: target, reason } = body;
    await dispatcher.run(kick, { sender: caller.userId, roomId: params.roomId, target, reason });
    return {};
  });
}
