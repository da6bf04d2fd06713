import { setAdminSuspendUser } from "@conclave/protocol/client-api/set-admin-suspend-user";
import { endSuspension } from "@conclave/services/administration/end-suspension";
import { suspendAccount } from "@conclave/services/administration/suspend-account";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v1/admin/suspend/{userId} */
export function setAdminSuspendUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setAdminSuspendUser, async ({ params, body, caller }) => {
    const target = { by: caller.userId, userId: params.userId };
    await dispatcher.run(body.suspended ? suspendAccount : endSuspension, target);
    return { suspended: body.suspended };
  });
}
