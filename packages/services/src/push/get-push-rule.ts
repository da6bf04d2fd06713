import type { PushRule } from "@conclave/protocol/events/push-rules";
import { requirePushRule } from "@conclave/rules/push/push-rule-changes";
import { query } from "../core/verb.ts";
import { type PushRuleKey, pushRulesOf } from "./push-rules.ts";

/** One push rule of the caller. @throws MatrixError `M_NOT_FOUND`. */
export const getPushRule = query(
  "push.get-rule",
  async (context, input: PushRuleKey): Promise<PushRule> =>
    requirePushRule(await pushRulesOf(context.tx, input.userId), input.kind, input.ruleId),
);
