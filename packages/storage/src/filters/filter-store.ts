import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

interface FilterKey {
  readonly userId: string;
  readonly filterId: string;
}

/** Keeps a filter, a JSON text. */
export async function writeFilter(tx: WriteTransaction, key: FilterKey, filter: string): Promise<void> {
  await tx.query
    .insertInto("filters")
    .values({ user_id: key.userId, filter_id: key.filterId, filter })
    .onConflict((conflict) => conflict.columns(["user_id", "filter_id"]).doNothing())
    .execute();
}

/** The filter as JSON text. */
export async function readFilter(tx: ReadTransaction, key: FilterKey): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom("filters")
    .select("filter")
    .where("user_id", "=", key.userId)
    .where("filter_id", "=", key.filterId)
    .executeTakeFirst();
  return row?.filter;
}

/** How many filters a person has. */
export async function countFilters(tx: ReadTransaction, userId: string): Promise<number> {
  const row = await tx.query
    .selectFrom("filters")
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
