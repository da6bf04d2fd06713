import { endpoint, none } from "../endpoint.ts";
import { PushRuleField, PushRuleParams } from "./push-rule-fields.ts";

/** One push rule of the caller (spec "GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId}"). */
export const getPushRule = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/pushrules/global/{kind}/{ruleId}",
  aliases: ["/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: PushRuleParams,
  response: PushRuleField,
});
