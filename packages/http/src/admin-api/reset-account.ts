import { resetAccount } from "@conclave/protocol/admin-api/reset-account";
import { resetAccount as reset } from "@conclave/services/administration/reset-account";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/admin/v1/accounts/{userId}/reset */
export function resetAccountRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(resetAccount, async ({ params, body, caller }) => {
    const { link, expiresAt } = await dispatcher.run(reset, {
      by: caller.userId,
      userId: params.userId,
      endSessions: body.sign_out_everywhere,
    });
    return { link, expires_ts: expiresAt };
  });
}
