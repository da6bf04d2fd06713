import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** Whether an account is suspended. */
export async function isSuspended(tx: ReadTransaction, userId: UserId): Promise<boolean> {
  const row = await tx.query
    .selectFrom("suspensions")
    .select("user_id")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Suspends an account that isn't; `at` in milliseconds since the epoch. */
export async function insertSuspension(tx: WriteTransaction, userId: UserId, at: number): Promise<void> {
  await tx.query.insertInto("suspensions").values({ user_id: userId, at }).execute();
}

/** Ends a suspension, if there is one. */
export async function deleteSuspension(tx: WriteTransaction, userId: UserId): Promise<void> {
  await tx.query.deleteFrom("suspensions").where("user_id", "=", userId).execute();
}
