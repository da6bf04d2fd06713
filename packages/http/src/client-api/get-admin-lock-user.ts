import { getAdminLockUser } from "@conclave/protocol/client-api/get-admin-lock-user";
import { readRestrictions } from "@conclave/services/administration/read-restrictions";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v1/admin/lock/{userId} */
export function getAdminLockUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getAdminLockUser, async ({ params }) => {
    const { isLocked } = await dispatcher.run(readRestrictions, { userId: params.userId });
    return { locked: isLocked };
  });
}
