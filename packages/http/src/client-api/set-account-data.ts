import { setAccountData } from "@conclave/protocol/client-api/set-account-data";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";
import { setOwnAccountData } from "./set-own-account-data.ts";

/** PUT /_matrix/client/v3/user/{userId}/account_data/{type} */
export function setAccountDataRoute(parts: Pick<Parts, "dispatcher">): Route {
  return route(setAccountData, async ({ caller, params, body }) => {
    const userId = ownAccount(caller, params.userId);
    return setOwnAccountData(parts, { userId, type: params.type }, body);
  });
}
