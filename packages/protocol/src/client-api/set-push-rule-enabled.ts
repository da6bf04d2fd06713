import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PushRuleParams } from "./push-rule-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** Switches a push rule (spec "PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled"). */
export const setPushRuleEnabled = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled",
  aliases: ["/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/enabled/"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: PushRuleParams,
  body: Type.Object({ enabled: Type.Boolean() }),
  response: EmptyAnswer,
});
