import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface ResetToken {
  readonly tokenHash: string;
  readonly userId: UserId;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** The token of that hash, unless it has expired. */
export async function findResetToken(
  tx: ReadTransaction,
  tokenHash: string,
  now: number,
): Promise<ResetToken | undefined> {
  return tx.query
    .selectFrom("reset_tokens")
    .select(["token_hash as tokenHash", "user_id as userId", "expires_at as expiresAt"])
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** Adds a token in place of whichever the person had. */
export async function replaceResetToken(tx: WriteTransaction, token: ResetToken): Promise<void> {
  await removeResetTokens(tx, token.userId);
  await tx.query
    .insertInto("reset_tokens")
    .values({ token_hash: token.tokenHash, user_id: token.userId, expires_at: token.expiresAt })
    .execute();
}

/** Removes what a person could set a new password with. */
export async function removeResetTokens(tx: WriteTransaction, userId: UserId): Promise<void> {
  await tx.query.deleteFrom("reset_tokens").where("user_id", "=", userId).execute();
}
