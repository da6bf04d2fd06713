import { logout } from "@conclave/protocol/client-api/logout";
import { signOut } from "@conclave/services/workflows/sign-out";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/logout */
export function logoutRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(logout, async ({ caller }) => {
    await dispatcher.run(signOut, { userId: caller.userId, deviceId: caller.deviceId });
    return {};
  });
}
