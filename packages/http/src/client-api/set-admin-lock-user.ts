import { setAdminLockUser } from "@conclave/protocol/client-api/set-admin-lock-user";
import { disableAccount } from "@conclave/services/administration/disable-account";
import { enableAccount } from "@conclave/services/administration/enable-account";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v1/admin/lock/{userId} */
export function setAdminLockUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setAdminLockUser, async ({ params, body, caller }) => {
    const target = { by: caller.userId, userId: params.userId };
    await dispatcher.run(body.locked ? disableAccount : enableAccount, target);
    return { locked: body.locked };
  });
}
