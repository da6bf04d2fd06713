import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** Adds a token, and forgets those that have expired; times in milliseconds since the epoch. */
export async function insertOpenIdToken(
  tx: WriteTransaction,
  token: { readonly tokenHash: string; readonly userId: UserId; readonly expiresAt: number },
  now: number,
): Promise<void> {
  await tx.query.deleteFrom("open_id_tokens").where("expires_at", "<=", now).execute();
  await tx.query
    .insertInto("open_id_tokens")
    .values({ token_hash: token.tokenHash, user_id: token.userId, expires_at: token.expiresAt })
    .execute();
}

/** Whose a token is; undefined when there is none, or it has expired. */
export async function findOpenIdToken(
  tx: ReadTransaction,
  tokenHash: string,
  now: number,
): Promise<UserId | undefined> {
  const row = await tx.query
    .selectFrom("open_id_tokens")
    .select("user_id")
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.user_id;
}
