import { inspectReset } from "@conclave/protocol/auth-api/inspect-reset";
import { inspectReset as inspect } from "@conclave/services/invitations/inspect-reset";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/reset/inspect */
export function inspectResetRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(inspectReset, async ({ body }) => {
    const { userId, displayName, expiresAt } = await dispatcher.run(inspect, { token: body.token });
    return {
      user_id: userId,
      expires_ts: expiresAt,
      ...(displayName === undefined ? {} : { display_name: displayName }),
    };
  });
}
