import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { defaultPushRules } from "@conclave/rules/push/default-push-rules";
import { readAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { query } from "../core/verb.ts";

/** The account data that holds a person's push rules (spec "m.push_rules"). */
export const pushRulesType = "m.push_rules";

/** The push rules of the caller: their own, or those that every account starts with. */
export const getPushRules = query("push.get-rules", (context, input: { readonly userId: UserId }) =>
  pushRulesOf(context.tx, input.userId),
);

/** The push rules that hold for a person. */
export async function pushRulesOf(tx: ReadTransaction, userId: UserId): Promise<PushRuleset> {
  const content = await readAccountData(tx, { userId, type: pushRulesType });
  if (content === undefined) return defaultPushRules(userId);
  const { global }: { global: PushRuleset } = JSON.parse(content);
  return global;
}
