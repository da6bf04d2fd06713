import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { findAccount, updateAccount } from "@conclave/storage/accounts/account-store";
import { command } from "../core/verb.ts";

export interface RehashPasswordInput {
  readonly userId: UserId;
  /** The hash that was verified; if the account has another by now, that one stays. */
  readonly verifiedHash: string;
  readonly passwordHash: string;
}

/** Keeps the same password at today's cost. Answers the hash that the account then has. */
export const rehashPassword = command("accounts.rehash-password", async (context, input: RehashPasswordInput) => {
  const account = await findAccount(context.tx, input.userId);
  if (account?.passwordHash !== input.verifiedHash) return account?.passwordHash ?? null;
  await updateAccount(context.tx, input.userId, { passwordHash: input.passwordHash });
  return input.passwordHash;
});
