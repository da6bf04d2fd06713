import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** Notes that the devices or keys of people changed at `position`, for everybody or for one observer. */
export async function writeDeviceListChange(
  tx: WriteTransaction,
  change: { readonly userIds: readonly string[]; readonly observerId?: string; readonly position: number },
): Promise<void> {
  const { observerId = "", position } = change;
  for (const chunk of chunksOf(change.userIds)) {
    await tx.query
      .insertInto("device_list_changes")
      .values(chunk.map((userId) => ({ user_id: userId, observer_id: observerId, position })))
      .onConflict((conflict) => conflict.columns(["user_id", "observer_id"]).doUpdateSet({ position }))
      .execute();
  }
}

/**
 * Everybody who changed their devices or keys after `from` and up to `to`, as `observer` sees it, known to the observer or not.
 * Somebody who changed again behind `to` is missing here, and found by the reader who goes on from `to`.
 */
export async function deviceListChangesBetween(
  tx: ReadTransaction,
  range: { readonly from: number; readonly to: number; readonly observer: string },
): Promise<readonly string[]> {
  const rows = await tx.query
    .selectFrom("device_list_changes")
    .select("user_id")
    .distinct()
    .where("position", ">", range.from)
    .where("position", "<=", range.to)
    .where("observer_id", "in", ["", range.observer])
    .execute();
  return rows.map((row) => row.user_id);
}
