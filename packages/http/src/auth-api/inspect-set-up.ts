import { inspectSetUp } from "@conclave/protocol/auth-api/inspect-set-up";
import { inspectSetUp as inspect } from "@conclave/services/invitations/inspect-set-up";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/set-up/inspect */
export function inspectSetUpRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(inspectSetUp, async ({ body }) => ({
    expires_ts: await dispatcher.run(inspect, { token: body.token }),
  }));
}
