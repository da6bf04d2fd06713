import type { PushRule, PushRuleKind, PushRuleset } from "@conclave/protocol/events/push-rules";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { defaultPushRules } from "@conclave/rules/push/default-push-rules";
import { renewPredefined, requirePushRule } from "@conclave/rules/push/push-rule-changes";
import { readAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { query } from "../core/verb.ts";

/** The account data that holds a person's push rules (spec "m.push_rules"). */
export const pushRulesType = "m.push_rules";

/** One of a person's push rules. */
export interface PushRuleKey {
  readonly userId: UserId;
  readonly kind: PushRuleKind;
  readonly ruleId: string;
}

/** The push rules of the caller: their own, or those that every account starts with. */
export const getPushRules = query("push.get-rules", (context, input: { readonly userId: UserId }) =>
  pushRulesOf(context.tx, input.userId),
);

/** One push rule of the caller. @throws MatrixError `M_NOT_FOUND`. */
export const getPushRule = query(
  "push.get-rule",
  async (context, input: PushRuleKey): Promise<PushRule> =>
    requirePushRule(await pushRulesOf(context.tx, input.userId), input.kind, input.ruleId),
);

/** The push rules that hold for a person. */
export async function pushRulesOf(tx: ReadTransaction, userId: UserId): Promise<PushRuleset> {
  const predefined = defaultPushRules(userId);
  const content = await readAccountData(tx, { userId, type: pushRulesType });
  if (content === undefined) return predefined;
  const { global }: { global: PushRuleset } = JSON.parse(content);
  return renewPredefined(global, predefined);
}
