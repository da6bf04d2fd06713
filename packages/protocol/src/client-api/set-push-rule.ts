import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PushActionsField, PushConditionsField, PushPatternField, PushRuleParams } from "./push-rule-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** Adds or rewrites a push rule of the caller's own (spec "PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}"). */
export const setPushRule = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/pushrules/global/{kind}/{ruleId}",
  aliases: ["/_matrix/client/v3/pushrules/global/{kind}/{ruleId}/"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  params: PushRuleParams,
  query: Type.Object({ before: Type.Optional(Type.String()), after: Type.Optional(Type.String()) }),
  body: Type.Object({
    actions: PushActionsField,
    conditions: Type.Optional(PushConditionsField),
    pattern: Type.Optional(PushPatternField),
  }),
  response: EmptyAnswer,
});
