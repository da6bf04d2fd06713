import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PushActionsField, PushRuleParams } from "./push-rule-fields.ts";

/** What a push rule does (spec "GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions"). */
export const getPushRuleActions = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions",
  aliases: ["/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions/"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: PushRuleParams,
  response: Type.Object({ actions: PushActionsField }),
});
