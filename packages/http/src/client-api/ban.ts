import { banUser } from "@conclave/protocol/client-api/ban";
import { banUser as ban } from "@conclave/services/rooms/membership/ban-user";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/ban */
export function banUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(banUser, async ({ params, body, caller }) => {
    const { user_id: target, reason } = body;
    await dispatcher.run(ban, { sender: caller.userId, roomId: params.roomId, target, reason });
    return {};
  });
}
