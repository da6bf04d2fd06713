import { findAccount } from "@conclave/storage/accounts/account-store";
import { isSuspended } from "@conclave/storage/accounts/suspension-store";
import { query } from "../core/verb.ts";
import { noSuchAccount } from "./account-view.ts";

/** What an account is kept from. */
export interface Restrictions {
  /** From being used at all. */
  readonly isLocked: boolean;
  /** From doing more than reading. */
  readonly isSuspended: boolean;
}

/**
 * What an account is kept from.
 *
 * @throws MatrixError `M_NOT_FOUND` where there is none, or it is deactivated.
 */
export const readRestrictions = query(
  "administration.read-restrictions",
  async ({ tx }, input: { readonly userId: string }): Promise<Restrictions> => {
    const account = await findAccount(tx, input.userId);
    if (account === undefined || account.state === "deactivated") throw noSuchAccount();
    return { isLocked: account.state === "disabled", isSuspended: await isSuspended(tx, account.userId) };
  },
);
