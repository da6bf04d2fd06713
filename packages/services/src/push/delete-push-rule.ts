import { deletePushRule as withoutPushRule } from "@conclave/rules/push/push-rule-changes";
import { command } from "../core/verb.ts";
import { changePushRules } from "./change-push-rules.ts";
import type { PushRuleKey } from "./push-rules.ts";

/** Takes one of the caller's own push rules away. @throws MatrixError `M_NOT_FOUND`. */
export const deletePushRule = command("push.delete-rule", (context, { userId, kind, ruleId }: PushRuleKey) =>
  changePushRules(context, userId, (ruleset) => withoutPushRule(ruleset, kind, ruleId)),
);
