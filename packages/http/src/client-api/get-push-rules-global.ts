import { getPushRulesGlobal } from "@conclave/protocol/client-api/get-push-rules-global";
import { getPushRules } from "@conclave/services/push/get-push-rules";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/pushrules/global/ */
export function getPushRulesGlobalRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getPushRulesGlobal, ({ caller }) => dispatcher.run(getPushRules, { userId: caller.userId }));
}
