import { isPushRuleEnabled } from "@conclave/protocol/client-api/is-push-rule-enabled";
import { getPushRule } from "@conclave/services/push/get-push-rule";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled */
export function isPushRuleEnabledRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(isPushRuleEnabled, async ({ params, caller }) => {
    const { enabled } = await dispatcher.run(getPushRule, { ...params, userId: caller.userId });
    return { enabled };
  });
}
