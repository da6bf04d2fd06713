import { setPushRuleEnabled } from "@conclave/protocol/client-api/set-push-rule-enabled";
import { setPushRuleAttributes } from "@conclave/services/push/set-push-rule-attributes";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled */
export function setPushRuleEnabledRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setPushRuleEnabled, async ({ params, body, caller }) => {
    const attributes = { enabled: body.enabled };
    await dispatcher.run(setPushRuleAttributes, { ...params, userId: caller.userId, attributes });
    return {};
  });
}
