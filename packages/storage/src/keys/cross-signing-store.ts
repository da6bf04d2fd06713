import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { CrossSigningUsage } from "./keys-tables.ts";

export interface CrossSigningKey {
  readonly userId: string;
  readonly usage: CrossSigningUsage;
  /** Unpadded base64. */
  readonly publicKey: string;
  /** JSON of a non-empty object, without `signatures`. */
  readonly body: string;
}

/** Stores a key, replacing the earlier one of its usage. */
export async function writeCrossSigningKey(tx: WriteTransaction, key: CrossSigningKey): Promise<void> {
  const row = { public_key: key.publicKey, body: key.body };
  await tx.query
    .insertInto("cross_signing_keys")
    .values({ ...row, user_id: key.userId, usage: key.usage })
    .onConflict((conflict) => conflict.columns(["user_id", "usage"]).doUpdateSet(row))
    .execute();
}

/** The keys of these people, up to three each. */
export async function crossSigningKeysOf(
  tx: ReadTransaction,
  userIds: readonly string[],
): Promise<readonly CrossSigningKey[]> {
  const keys: CrossSigningKey[] = [];
  for (const chunk of chunksOf(userIds)) {
    const rows = await tx.query.selectFrom("cross_signing_keys").selectAll().where("user_id", "in", chunk).execute();
    for (const { user_id, usage, public_key, body } of rows) {
      keys.push({ userId: user_id, usage, publicKey: public_key, body });
    }
  }
  return keys;
}

/** Removes a person's keys of these usages. */
export async function deleteCrossSigningKeys(
  tx: WriteTransaction,
  userId: string,
  usages: readonly CrossSigningUsage[],
): Promise<void> {
  await tx.query.deleteFrom("cross_signing_keys").where("user_id", "=", userId).where("usage", "in", usages).execute();
}
