import { setAccountData } from "@conclave/protocol/client-api/set-account-data";
import { setAccountData as set } from "@conclave/services/account-data/set-account-data";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** PUT /_matrix/client/v3/user/{userId}/account_data/{type} */
export function setAccountDataRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setAccountData, async ({ caller, params, body }) => {
    const userId = ownAccount(caller, params.userId);
    await dispatcher.run(set, { userId, type: params.type, content: JSON.stringify(body) });
    return {};
  });
}
