import { isJsonObject } from "@conclave/base/json";
import { sql } from "kysely";
import { chunksOf } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface OneTimeKey {
  readonly algorithm: string;
  /** What follows the algorithm and the colon. */
  readonly keyId: string;
  /** JSON, as uploaded. */
  readonly key: string;
}

/** One key that somebody wants: any of this algorithm of this device. */
export interface Wanted {
  readonly userId: string;
  readonly deviceId: string;
  readonly algorithm: string;
}

export interface ClaimedKey extends Wanted, OneTimeKey {}

const countKeys = statement((query, { userId, deviceId }: { readonly userId: string; readonly deviceId: string }) =>
  query
    .selectFrom("one_time_keys")
    .select(["algorithm", ({ fn }) => fn.countAll<number | string>().as("count")])
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .groupBy("algorithm")
    .orderBy("algorithm"),
);

/** How many unclaimed keys of each algorithm a device has on the server; an algorithm without any is absent. */
export async function oneTimeKeyCounts(
  tx: ReadTransaction,
  userId: string,
  deviceId: string,
): Promise<Readonly<Record<string, number>>> {
  const rows = await countKeys(tx, { userId, deviceId });
  return Object.fromEntries(rows.map((row) => [row.algorithm, Number(row.count)]));
}

/** The unclaimed keys of a device. */
export async function unclaimedOneTimeKeys(
  tx: ReadTransaction,
  userId: string,
  deviceId: string,
): Promise<readonly OneTimeKey[]> {
  const rows = await tx.query
    .selectFrom("one_time_keys")
    .select(["algorithm", "key_id", "key"])
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .execute();
  return rows.map((row) => ({ algorithm: row.algorithm, keyId: row.key_id, key: row.key }));
}

/** Which of these keys were given out before, whatever became of the device meanwhile. */
export async function claimedAmong(
  tx: ReadTransaction,
  userId: string,
  deviceId: string,
  keys: readonly OneTimeKey[],
): Promise<readonly { readonly algorithm: string; readonly keyId: string }[]> {
  const claimed: { readonly algorithm: string; readonly keyId: string }[] = [];
  const wanted = new Map(keys.map((key) => [`${key.algorithm}:${key.keyId}`, publicKeyOf(key.key)]));
  for (const chunk of chunksOf(keys)) {
    const rows = await tx.query
      .selectFrom("claimed_one_time_keys")
      .select(["algorithm", "key_id", "public_key"])
      .where("user_id", "=", userId)
      .where("device_id", "=", deviceId)
      .where("algorithm", "in", [...new Set(chunk.map((key) => key.algorithm))])
      .where(
        "key_id",
        "in",
        chunk.map((key) => key.keyId),
      )
      .execute();
    for (const { algorithm, key_id: keyId, public_key: publicKey } of rows) {
      if (["", wanted.get(`${algorithm}:${keyId}`)].includes(publicKey)) claimed.push({ algorithm, keyId });
    }
  }
  return claimed;
}

/** Adds keys behind those that the device already has. */
export async function addOneTimeKeys(
  tx: WriteTransaction,
  userId: string,
  deviceId: string,
  keys: readonly OneTimeKey[],
): Promise<void> {
  for (const chunk of chunksOf(keys)) {
    await tx.query
      .insertInto("one_time_keys")
      .values(
        chunk.map(({ algorithm, keyId, key }) => ({
          position: tx.nextPosition(),
          user_id: userId,
          device_id: deviceId,
          algorithm,
          key_id: keyId,
          key,
        })),
      )
      .execute();
  }
}

/** Takes the oldest key for each of what is wanted; whoever has none is absent from the answer. No key is ever taken twice. */
export async function takeOneTimeKeys(tx: WriteTransaction, wanted: readonly Wanted[]): Promise<readonly ClaimedKey[]> {
  const taken: ClaimedKey[] = [];
  for (const chunk of chunksOf(wanted)) {
    const positions = await oldestPositions(tx, chunk);
    if (positions.length === 0) continue;
    const rows = await tx.query.selectFrom("one_time_keys").selectAll().where("position", "in", positions).execute();
    await tx.query.deleteFrom("one_time_keys").where("position", "in", positions).execute();
    await tx.query
      .insertInto("claimed_one_time_keys")
      .values(
        rows.map(({ user_id, device_id, algorithm, key_id, key }) => ({
          user_id,
          device_id,
          algorithm,
          key_id,
          public_key: publicKeyOf(key),
        })),
      )
      .execute();
    for (const row of rows) {
      const { algorithm, key } = row;
      taken.push({ userId: row.user_id, deviceId: row.device_id, algorithm, keyId: row.key_id, key });
    }
  }
  return taken;
}

/** One index probe a device, in one statement: a device has many keys, and only the first matters. */
async function oldestPositions(tx: ReadTransaction, wanted: readonly Wanted[]): Promise<readonly number[]> {
  const values = sql.join(wanted.map((one) => sql`(${one.userId}, ${one.deviceId}, ${one.algorithm})`));
  const { rows } = await sql<{ position: number | null }>`
    with wanted (user_id, device_id, algorithm) as (values ${values})
    select (
      select one_time_keys.position from one_time_keys
      where one_time_keys.user_id = wanted.user_id
        and one_time_keys.device_id = wanted.device_id
        and one_time_keys.algorithm = wanted.algorithm
      order by one_time_keys.position limit 1
    ) as position
    from wanted`.execute(tx.query);
  return rows.flatMap((row) => (row.position === null ? [] : [row.position]));
}

/** What makes a key that key: signed by another hand it is the same (spec "One-time keys": a string, or an object around it). */
function publicKeyOf(text: string): string {
  const key: unknown = JSON.parse(text);
  if (typeof key === "string") return key;
  const inner = isJsonObject(key) ? key["key"] : undefined;
  return typeof inner === "string" ? inner : text;
}
