import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Account } from "@conclave/storage/accounts/account-store";

/**
 * The account, when it may be used. Say so only to somebody who has proved that it is theirs.
 *
 * @throws MatrixError `M_USER_LOCKED` (with `soft_logout`), `M_USER_DEACTIVATED`, or `M_FORBIDDEN` where there is none.
 */
export function requireActive(account: Account | undefined): Account {
  if (account?.state === "active") return account;
  if (account?.state === "disabled") {
    throw new MatrixError("M_USER_LOCKED", "This account is disabled.", { soft_logout: true });
  }
  if (account?.state === "deactivated") {
    throw new MatrixError("M_USER_DEACTIVATED", "This account is deactivated.");
  }
  throw new MatrixError("M_FORBIDDEN", "There is no such account.");
}
