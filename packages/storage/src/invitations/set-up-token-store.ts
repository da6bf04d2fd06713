import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** When the token of that hash expires, in milliseconds since the epoch; undefined when there is none that still works. */
export async function findSetUpToken(tx: ReadTransaction, tokenHash: string, now: number): Promise<number | undefined> {
  const row = await tx.query
    .selectFrom("set_up_tokens")
    .select("expires_at")
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.expires_at;
}

/** Adds a token, and removes those that have expired. */
export async function insertSetUpToken(
  tx: WriteTransaction,
  token: { readonly tokenHash: string; readonly expiresAt: number },
  now: number,
): Promise<void> {
  await tx.query.deleteFrom("set_up_tokens").where("expires_at", "<=", now).execute();
  await tx.query
    .insertInto("set_up_tokens")
    .values({ token_hash: token.tokenHash, expires_at: token.expiresAt })
    .execute();
}

/** Removes every token: set-up happens once. */
export async function removeSetUpTokens(tx: WriteTransaction): Promise<void> {
  await tx.query.deleteFrom("set_up_tokens").execute();
}
