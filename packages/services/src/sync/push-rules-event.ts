import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { AccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { pushRulesOf, pushRulesType } from "../push/push-rules.ts";

/**
 * The push rules as the account data that a first sync must contain: an account that never changed them has no row of its own.
 *
 * @returns undefined on later syncs, where a change shows up by itself.
 */
export async function readPushRulesEvent(
  tx: ReadTransaction,
  userId: UserId,
  since: number | undefined,
): Promise<AccountData | undefined> {
  if (since !== undefined) return undefined;
  const content = JSON.stringify({ global: await pushRulesOf(tx, userId) });
  return { roomId: undefined, type: pushRulesType, content };
}
