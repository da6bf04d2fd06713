import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";
import { findAccount } from "@conclave/storage/accounts/account-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { requireActive } from "./require-active.ts";

/**
 * What somebody who acts is now: the edge asked a moment ago, but the role may have been taken since.
 *
 * @throws MatrixError as `requireActive` does.
 */
export async function roleOf(tx: ReadTransaction, userId: UserId): Promise<Role> {
  return requireActive(await findAccount(tx, userId)).role;
}
