import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

const selectProfile = statement((query, { userId }: { readonly userId: UserId }) =>
  query.selectFrom("profile_fields").select(["key", "value"]).where("user_id", "=", userId).orderBy("key"),
);

/** Every field of a person's profile, each as JSON text. */
export async function readProfile(tx: ReadTransaction, userId: UserId): Promise<ReadonlyMap<string, string>> {
  const rows = await selectProfile(tx, { userId });
  return new Map(rows.map((row) => [row.key, row.value]));
}

/** One field of many people, as JSON text; those without it are missing. */
export async function readProfileField(
  tx: ReadTransaction,
  userIds: readonly UserId[],
  key: string,
): Promise<ReadonlyMap<UserId, string>> {
  const values = new Map<UserId, string>();
  for (const chunk of chunksOf(userIds)) {
    const rows = await tx.query
      .selectFrom("profile_fields")
      .select(["user_id", "value"])
      .where("user_id", "in", chunk)
      .where("key", "=", key)
      .execute();
    for (const row of rows) values.set(row.user_id, row.value);
  }
  return values;
}

/** Sets a field to a JSON text. */
export async function writeProfileField(
  tx: WriteTransaction,
  userId: UserId,
  key: string,
  value: string,
): Promise<void> {
  await tx.query
    .insertInto("profile_fields")
    .values({ user_id: userId, key, value })
    .onConflict((conflict) => conflict.columns(["user_id", "key"]).doUpdateSet({ value }))
    .execute();
}

/** Removes a field, if it is there. */
export async function removeProfileField(tx: WriteTransaction, userId: UserId, key: string): Promise<void> {
  await tx.query.deleteFrom("profile_fields").where("user_id", "=", userId).where("key", "=", key).execute();
}

/** Removes all that a person said of themselves. */
export async function removeProfile(tx: WriteTransaction, userId: UserId): Promise<void> {
  await tx.query.deleteFrom("profile_fields").where("user_id", "=", userId).execute();
}
