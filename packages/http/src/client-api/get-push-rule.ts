import { getPushRule } from "@conclave/protocol/client-api/get-push-rule";
import { getPushRule as ruleOf } from "@conclave/services/push/get-push-rule";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId} */
export function getPushRuleRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getPushRule, ({ params, caller }) => dispatcher.run(ruleOf, { ...params, userId: caller.userId }));
}
