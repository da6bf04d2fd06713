import { enableAccount } from "@conclave/protocol/admin-api/enable-account";
import { enableAccount as enable } from "@conclave/services/administration/enable-account";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentAccount } from "./present-account.ts";

/** POST /_conclave/admin/v1/accounts/{userId}/enable */
export function enableAccountRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(enableAccount, async ({ params, caller }) =>
    presentAccount(await dispatcher.run(enable, { by: caller.userId, userId: params.userId })),
  );
}
