import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PushRuleParams } from "./push-rule-fields.ts";

/** Whether a push rule counts (spec "GET /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled"). */
export const isPushRuleEnabled = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled",
  aliases: ["/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled/"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: PushRuleParams,
  response: Type.Object({ enabled: Type.Boolean() }),
});
