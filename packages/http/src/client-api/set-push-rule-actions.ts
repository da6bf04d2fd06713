import { setPushRuleActions } from "@conclave/protocol/client-api/set-push-rule-actions";
import { setPushRuleAttributes } from "@conclave/services/push/set-push-rule-attributes";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions */
export function setPushRuleActionsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setPushRuleActions, async ({ params, body, caller }) => {
    const attributes = { actions: body.actions };
    await dispatcher.run(setPushRuleAttributes, { ...params, userId: caller.userId, attributes });
    return {};
  });
}
