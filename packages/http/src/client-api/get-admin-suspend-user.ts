import { getAdminSuspendUser } from "@conclave/protocol/client-api/get-admin-suspend-user";
import { readRestrictions } from "@conclave/services/administration/read-restrictions";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v1/admin/suspend/{userId} */
export function getAdminSuspendUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getAdminSuspendUser, async ({ params }) => {
    const { isSuspended } = await dispatcher.run(readRestrictions, { userId: params.userId });
    return { suspended: isSuspended };
  });
}
