import { setPushRule } from "@conclave/protocol/client-api/set-push-rule";
import { setPushRule as setRule } from "@conclave/services/push/set-push-rule";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId} */
export function setPushRuleRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setPushRule, async ({ params, query, body, caller }) => {
    const { actions, conditions, pattern } = body;
    await dispatcher.run(setRule, {
      ...params,
      userId: caller.userId,
      rule: {
        actions,
        ...(conditions !== undefined && { conditions }),
        ...(pattern !== undefined && { pattern }),
      },
      place: { before: query.before, after: query.after },
    });
    return {};
  });
}
