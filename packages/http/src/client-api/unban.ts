import { unbanUser } from "@conclave/protocol/client-api/unban";
import { unbanUser as unban } from "@conclave/services/rooms/membership/unban-user";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/unban */
export function unbanUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(unbanUser, async ({ params, body, caller }) => {
    const { user_id: target, reason } = body;
    await dispatcher.run(unban, { sender: caller.userId, roomId: params.roomId, target, reason });
    return {};
  });
}
