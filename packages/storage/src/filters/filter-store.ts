import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

interface FilterKey {
  readonly userId: string;
  readonly filterId: string;
}

/** Keeps a filter, a JSON text. `usedAt`: milliseconds since the epoch. */
export async function writeFilter(
  tx: WriteTransaction,
  key: FilterKey,
  { filter, usedAt }: { readonly filter: string; readonly usedAt: number },
): Promise<void> {
  await tx.query
    .insertInto("filters")
    .values({ user_id: key.userId, filter_id: key.filterId, filter, used_at: usedAt })
    .execute();
}

/** Notes that a filter is in use, unless that was noted after `unlessAfter`; both in milliseconds since the epoch. */
export async function noteFilterUse(
  tx: WriteTransaction,
  key: FilterKey,
  { usedAt, unlessAfter }: { readonly usedAt: number; readonly unlessAfter: number },
): Promise<void> {
  await tx.query
    .updateTable("filters")
    .set({ used_at: usedAt })
    .where("user_id", "=", key.userId)
    .where("filter_id", "=", key.filterId)
    .where("used_at", "<=", unlessAfter)
    .execute();
}

/** Removes the filter of a person that has not been used for longest. */
export async function removeStalestFilter(tx: WriteTransaction, userId: string): Promise<void> {
  const stalest = await tx.query
    .selectFrom("filters")
    .select("filter_id")
    .where("user_id", "=", userId)
    .orderBy("used_at")
    .orderBy("filter_id")
    .limit(1)
    .executeTakeFirst();
  if (stalest === undefined) return;
  await tx.query
    .deleteFrom("filters")
    .where("user_id", "=", userId)
    .where("filter_id", "=", stalest.filter_id)
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
