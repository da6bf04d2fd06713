import { disableAccount } from "@conclave/protocol/admin-api/disable-account";
import { disableAccount as disable } from "@conclave/services/administration/disable-account";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentAccount } from "./present-account.ts";

/** POST /_conclave/admin/v1/accounts/{userId}/disable */
export function disableAccountRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(disableAccount, async ({ params, caller }) =>
    presentAccount(await dispatcher.run(disable, { by: caller.userId, userId: params.userId })),
  );
}
