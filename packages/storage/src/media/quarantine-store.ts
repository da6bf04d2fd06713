import type { WriteTransaction } from "../database/transaction.ts";

/** Files by their identifiers, or all that a person has uploaded or announced. */
export type MediaSelection = { readonly mediaIds: readonly string[] } | { readonly userId: string };

/**
 * Puts files into quarantine, or gives them back.
 *
 * @param at milliseconds since the epoch; null gives them back.
 * @returns how many were not so before.
 */
export async function writeQuarantine(
  tx: WriteTransaction,
  selection: MediaSelection,
  at: number | null,
): Promise<number> {
  if ("mediaIds" in selection && selection.mediaIds.length === 0) return 0;
  const query = tx.query
    .updateTable("media")
    .set({ quarantined_at: at })
    .where("quarantined_at", at === null ? "is not" : "is", null);
  const { numUpdatedRows } = await ("userId" in selection
    ? query.where("user_id", "=", selection.userId)
    : query.where("media_id", "in", selection.mediaIds)
  ).executeTakeFirst();
  return Number(numUpdatedRows);
}
