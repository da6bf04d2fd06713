import { type OwnPushRule, type PushRulePlace, putPushRule } from "@conclave/rules/push/push-rule-changes";
import { command } from "../core/verb.ts";
import { changePushRules } from "./change-push-rules.ts";
import type { PushRuleKey } from "./push-rules.ts";

/** Adds or rewrites one of the caller's own push rules. @throws MatrixError as `putPushRule` does. */
export const setPushRule = command(
  "push.set-rule",
  (context, input: PushRuleKey & { readonly rule: Omit<OwnPushRule, "rule_id">; readonly place: PushRulePlace }) =>
    changePushRules(context, input.userId, (ruleset) =>
      putPushRule(ruleset, input.kind, { ...input.rule, rule_id: input.ruleId }, input.place),
    ),
);
