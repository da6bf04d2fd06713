import { getPushRuleActions } from "@conclave/protocol/client-api/get-push-rule-actions";
import { getPushRule } from "@conclave/services/push/get-push-rule";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions */
export function getPushRuleActionsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getPushRuleActions, async ({ params, caller }) => {
    const { actions } = await dispatcher.run(getPushRule, { ...params, userId: caller.userId });
    return { actions };
  });
}
