import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { requireActive } from "../accounts/require-active.ts";
import type { CommandContext } from "../core/verb.ts";
import type { VerifiedPassword } from "./verify-password.ts";

/**
 * Asks again: hashing takes a while, in which the password may have been changed or the account disabled.
 *
 * @throws MatrixError `M_FORBIDDEN`, `M_USER_LOCKED`, `M_USER_DEACTIVATED`.
 */
export async function requireUnchanged(context: CommandContext, verified: VerifiedPassword): Promise<UserId> {
  const account = requireActive(await findAccount(context.tx, verified.userId));
  if (account.passwordHash === verified.passwordHash) return account.userId;
  throw new MatrixError("M_FORBIDDEN", "The user name or password is wrong.");
}
