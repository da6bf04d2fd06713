import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PushActionsField, PushRuleParams } from "./push-rule-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** Sets what a push rule does (spec "PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions"). */
export const setPushRuleActions = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions",
  aliases: ["/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/actions/"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: PushRuleParams,
  body: Type.Object({ actions: PushActionsField }),
  response: EmptyAnswer,
});
