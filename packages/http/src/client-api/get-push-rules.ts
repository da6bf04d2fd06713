import { getPushRules } from "@conclave/protocol/client-api/get-push-rules";
import { getPushRules as get } from "@conclave/services/push/get-push-rules";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/pushrules/ */
export function getPushRulesRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getPushRules, async ({ caller }) => ({ global: await dispatcher.run(get, { userId: caller.userId }) }));
}
