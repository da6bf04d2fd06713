import { logoutAll } from "@conclave/protocol/client-api/logout-all";
import { signOutEverywhere } from "@conclave/services/workflows/sign-out-everywhere";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/logout/all */
export function logoutAllRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(logoutAll, async ({ caller }) => {
    await dispatcher.run(signOutEverywhere, { userId: caller.userId });
    return {};
  });
}
