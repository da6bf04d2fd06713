import type { PushRuleKind, PushRuleset } from "@conclave/protocol/events/push-rules";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { defaultPushRules } from "@conclave/rules/push/default-push-rules";
import { renewPredefined } from "@conclave/rules/push/push-rule-changes";
import { readAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";

/** The account data that holds a person's push rules (spec "m.push_rules"). */
export const pushRulesType = "m.push_rules";

/** One of a person's push rules. */
export interface PushRuleKey {
  readonly userId: UserId;
  readonly kind: PushRuleKind;
  readonly ruleId: string;
}

/** The push rules that hold for a person. */
export async function pushRulesOf(tx: ReadTransaction, userId: UserId): Promise<PushRuleset> {
  const predefined = defaultPushRules(userId);
  const content = await readAccountData(tx, { userId, type: pushRulesType });
  if (content === undefined) return predefined;
  const { global }: { global: PushRuleset } = JSON.parse(content);
  return renewPredefined(global, predefined);
}
