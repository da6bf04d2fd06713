import { deletePushRule } from "@conclave/protocol/client-api/delete-push-rule";
import { deletePushRule as deleteRule } from "@conclave/services/push/delete-push-rule";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** DELETE /_matrix/client/v3/pushrules/global/{kind}/{ruleId} */
export function deletePushRuleRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deletePushRule, async ({ params, caller }) => {
    await dispatcher.run(deleteRule, { ...params, userId: caller.userId });
    return {};
  });
}
