import { chunksOf } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { ClaimedKey, OneTimeKey, Wanted } from "./one-time-keys-store.ts";

/** Stores a device's fallback key, unused, replacing the earlier one of its algorithm unless that is the very same key. */
export async function writeFallbackKey(
  tx: WriteTransaction,
  userId: string,
  deviceId: string,
  key: OneTimeKey,
): Promise<void> {
  const same = await tx.query
    .selectFrom("fallback_keys")
    .select("position")
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .where("algorithm", "=", key.algorithm)
    .where("key_id", "=", key.keyId)
    .where("key", "=", key.key)
    .executeTakeFirst();
  // A repeated request must not make a used key look fresh.
  if (same !== undefined) return;
  const row = { position: tx.nextPosition(), key_id: key.keyId, key: key.key, used: 0 };
  await tx.query
    .insertInto("fallback_keys")
    .values({ ...row, user_id: userId, device_id: deviceId, algorithm: key.algorithm })
    .onConflict((conflict) => conflict.columns(["user_id", "device_id", "algorithm"]).doUpdateSet(row))
    .execute();
}

const selectUnusedTypes = statement(
  (query, { userId, deviceId }: { readonly userId: string; readonly deviceId: string }) =>
    query
      .selectFrom("fallback_keys")
      .select("algorithm")
      .where("user_id", "=", userId)
      .where("device_id", "=", deviceId)
      .where("used", "=", 0)
      .orderBy("algorithm"),
);

/** The algorithms for which a device has a fallback key that nobody was given. */
export async function unusedFallbackKeyTypes(
  tx: ReadTransaction,
  userId: string,
  deviceId: string,
): Promise<readonly string[]> {
  const rows = await selectUnusedTypes(tx, { userId, deviceId });
  return rows.map((row) => row.algorithm);
}

/** The fallback key for each of what is wanted, marked as used; whoever has none is absent from the answer. */
export async function useFallbackKeys(tx: WriteTransaction, wanted: readonly Wanted[]): Promise<readonly ClaimedKey[]> {
  const given: ClaimedKey[] = [];
  for (const chunk of chunksOf(wanted)) {
    const names = new Set(chunk.map(nameOf));
    const rows = await tx.query
      .selectFrom("fallback_keys")
      .selectAll()
      .where("user_id", "in", [...new Set(chunk.map((one) => one.userId))])
      .where("device_id", "in", [...new Set(chunk.map((one) => one.deviceId))])
      .execute();
    const found = rows
      .map((row) => ({ ...row, userId: row.user_id, deviceId: row.device_id, keyId: row.key_id }))
      .filter((row) => names.has(nameOf(row)));
    if (found.length === 0) continue;
    await tx.query
      .updateTable("fallback_keys")
      .set({ used: 1 })
      .where(
        "position",
        "in",
        found.map((row) => row.position),
      )
      .execute();
    for (const { userId, deviceId, algorithm, keyId, key } of found) {
      given.push({ userId, deviceId, algorithm, keyId, key });
    }
  }
  return given;
}

function nameOf({ userId, deviceId, algorithm }: Wanted): string {
  return JSON.stringify([userId, deviceId, algorithm]);
}
