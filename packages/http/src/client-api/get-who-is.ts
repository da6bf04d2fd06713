import { getWhoIs } from "@conclave/protocol/client-api/get-who-is";
import { readConnections } from "@conclave/services/administration/read-connections";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/admin/whois/{userId} */
export function getWhoIsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getWhoIs, async ({ params, caller }) => {
    const connections = await dispatcher.run(readConnections, { by: caller.userId, userId: params.userId });
    return {
      user_id: params.userId,
      devices: Object.fromEntries(
        connections.map(({ deviceId, address, lastSeenAt, userAgent }) => {
          const connection = {
            ...(address !== null && { ip: address }),
            ...(lastSeenAt !== null && { last_seen: lastSeenAt }),
            ...(userAgent !== null && { user_agent: userAgent }),
          };
          return [deviceId, { sessions: [{ connections: lastSeenAt === null ? [] : [connection] }] }];
        }),
      ),
    };
  });
}
