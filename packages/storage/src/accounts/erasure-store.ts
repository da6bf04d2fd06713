import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf, padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** Notes that a person had what they wrote erased, at the position that comes next. */
export async function insertErasure(tx: WriteTransaction, userId: UserId): Promise<void> {
  await tx.query.insertInto("erasures").values({ user_id: userId, position: tx.nextPosition() }).execute();
}

const selectErasures = statement((query, { userIds }: { readonly userIds: readonly UserId[] }) =>
  query.selectFrom("erasures").select(["user_id", "position"]).where("user_id", "in", userIds),
);

/** Of some people those who had what they wrote erased, and the positions at which. */
export async function erasuresAmong(
  tx: ReadTransaction,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, number>> {
  const erasures = new Map<UserId, number>();
  for (const chunk of chunksOf([...new Set(userIds)])) {
    const rows = await selectErasures(tx, { userIds: padded(chunk) });
    for (const row of rows) erasures.set(row.user_id, row.position);
  }
  return erasures;
}
