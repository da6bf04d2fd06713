import type { AccountState } from "../accounts/account-tables.ts";
import type { ReadTransaction } from "../database/transaction.ts";

/** How many accounts there are of each state; a state that nobody has is missing. */
export async function countAccountsByState(tx: ReadTransaction): Promise<ReadonlyMap<AccountState, number>> {
  const rows = await tx.query
    .selectFrom("accounts")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  return new Map(rows.map((row) => [row.state, row.count]));
}

/** How many devices active accounts have. */
export async function countDevices(tx: ReadTransaction): Promise<number> {
  const row = await tx.query
    .selectFrom("devices")
    .innerJoin("accounts", "accounts.user_id", "devices.user_id")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("accounts.state", "=", "active")
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many files were uploaded, and how many bytes they have. */
export async function countMedia(tx: ReadTransaction): Promise<{ readonly count: number; readonly bytes: number }> {
  const row = await tx.query
    .selectFrom("media")
    .select(({ fn }) => [fn.countAll<number>().as("count"), fn.sum<number | string | null>("size").as("bytes")])
    .where("blob_id", "is not", null)
    .executeTakeFirstOrThrow();
  // PostgreSQL adds up to a numeric, which arrives as text.
  return { count: row.count, bytes: Number(row.bytes ?? 0) };
}
