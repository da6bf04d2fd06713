import { readCaller } from "@conclave/protocol/admin-api/read-caller";
import { readCaller as read } from "@conclave/services/administration/read-caller";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_conclave/admin/v1/caller */
export function readCallerRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(readCaller, async ({ caller }) => {
    const { account, permissions } = await dispatcher.run(read, { userId: caller.userId });
    const { userId, displayName, role } = account;
    return {
      user_id: userId,
      ...(displayName === undefined ? {} : { display_name: displayName }),
      role,
      permissions: [...permissions],
    };
  });
}
