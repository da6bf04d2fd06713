import { getAccountData } from "@conclave/protocol/client-api/get-account-data";
import { getAccountData as get } from "@conclave/services/account-data/get-account-data";
import { getPushRules } from "@conclave/services/push/get-push-rules";
import { pushRulesType } from "@conclave/services/push/push-rules";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** GET /_matrix/client/v3/user/{userId}/account_data/{type} */
export function getAccountDataRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getAccountData, async ({ caller, params }) => {
    const userId = ownAccount(caller, params.userId);
    // Who never changed a push rule has the predefined ones, though nothing is stored.
    if (params.type === pushRulesType) return { global: await dispatcher.run(getPushRules, { userId }) };
    return new JsonText(await dispatcher.run(get, { userId, type: params.type }));
  });
}
