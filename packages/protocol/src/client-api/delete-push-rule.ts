import { endpoint, none } from "../endpoint.ts";
import { PushRuleParams } from "./push-rule-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** Takes a push rule of the caller's own away (spec "DELETE /_matrix/client/v3/pushrules/global/{kind}/{ruleId}"). */
export const deletePushRule = endpoint({
  method: "DELETE",
  path: "/_matrix/client/v3/pushrules/global/{kind}/{ruleId}",
  aliases: ["/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: PushRuleParams,
  response: EmptyAnswer,
});
