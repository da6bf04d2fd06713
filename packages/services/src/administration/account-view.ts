import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readAccountSummary, type StoredAccountSummary } from "@conclave/storage/administration/account-summary-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";

/** An account as an administrator sees it. */
export interface AccountView extends Omit<StoredAccountSummary, "displayName"> {
  readonly displayName: string | undefined;
}

/** An account with its display name read. */
export function viewAccount(account: StoredAccountSummary): AccountView {
  const { displayName } = account;
  return { ...account, displayName: displayName === null ? undefined : JSON.parse(displayName) };
}

/** An account that is known to be there, as it is now. @throws MatrixError `M_NOT_FOUND`. */
export async function readAccountView(tx: ReadTransaction, userId: UserId): Promise<AccountView> {
  const account = await readAccountSummary(tx, userId);
  if (account === undefined) throw noSuchAccount();
  return viewAccount(account);
}

/** The refusal for a name that nobody has, or had. */
export function noSuchAccount(): MatrixError {
  return new MatrixError("M_NOT_FOUND", "There is no such account.");
}
