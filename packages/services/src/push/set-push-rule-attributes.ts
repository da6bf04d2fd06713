import type { PushRule } from "@conclave/protocol/events/push-rules";
import { changePushRule } from "@conclave/rules/push/push-rule-changes";
import { command } from "../core/verb.ts";
import { changePushRules } from "./change-push-rules.ts";
import type { PushRuleKey } from "./push-rules.ts";

/** Switches a push rule, or sets what it does, be it predefined or not. @throws MatrixError `M_NOT_FOUND`. */
export const setPushRuleAttributes = command(
  "push.set-rule-attributes",
  (
    context,
    { userId, kind, ruleId, attributes }: PushRuleKey & { attributes: Partial<Pick<PushRule, "enabled" | "actions">> },
  ) => changePushRules(context, userId, (ruleset) => changePushRule(ruleset, kind, ruleId, attributes)),
);
