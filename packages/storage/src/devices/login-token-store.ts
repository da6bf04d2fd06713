import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { WriteTransaction } from "../database/transaction.ts";

export interface LoginToken {
  readonly tokenHash: string;
  readonly userId: UserId;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Adds a token, and removes those that have expired. */
export async function insertLoginToken(tx: WriteTransaction, token: LoginToken, now: number): Promise<void> {
  await tx.query.deleteFrom("login_tokens").where("expires_at", "<=", now).execute();
  await tx.query
    .insertInto("login_tokens")
    .values({ token_hash: token.tokenHash, user_id: token.userId, expires_at: token.expiresAt })
    .execute();
}

/** Uses a token up; answers whose it was, or undefined when there is none, or it has expired. */
export async function takeLoginToken(
  tx: WriteTransaction,
  tokenHash: string,
  now: number,
): Promise<UserId | undefined> {
  const row = await tx.query
    .selectFrom("login_tokens")
    .select("user_id")
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (row !== undefined) await tx.query.deleteFrom("login_tokens").where("token_hash", "=", tokenHash).execute();
  return row?.user_id;
}

/** Removes what a person could still sign in with. */
export async function removeLoginTokens(tx: WriteTransaction, userId: UserId): Promise<void> {
  await tx.query.deleteFrom("login_tokens").where("user_id", "=", userId).execute();
}
