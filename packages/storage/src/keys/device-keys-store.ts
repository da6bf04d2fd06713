import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface DeviceKeys {
  readonly userId: string;
  readonly deviceId: string;
  /** JSON of a non-empty object, without `signatures` and `unsigned`. */
  readonly body: string;
}

/** Stores a device's identity keys, replacing earlier ones. */
export async function writeDeviceKeys(tx: WriteTransaction, keys: DeviceKeys): Promise<void> {
  await tx.query
    .insertInto("device_keys")
    .values({ user_id: keys.userId, device_id: keys.deviceId, body: keys.body })
    .onConflict((conflict) => conflict.columns(["user_id", "device_id"]).doUpdateSet({ body: keys.body }))
    .execute();
}

/** The body of one device's keys. */
export async function readDeviceKeys(
  tx: ReadTransaction,
  userId: string,
  deviceId: string,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom("device_keys")
    .select("body")
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .executeTakeFirst();
  return row?.body;
}

/** The keys of every device of these people, by user and device. */
export async function deviceKeysOf(tx: ReadTransaction, userIds: readonly string[]): Promise<readonly DeviceKeys[]> {
  const keys: DeviceKeys[] = [];
  for (const chunk of chunksOf(userIds)) {
    const rows = await tx.query
      .selectFrom("device_keys")
      .selectAll()
      .where("user_id", "in", chunk)
      .orderBy("user_id")
      .orderBy("device_id")
      .execute();
    for (const row of rows) keys.push({ userId: row.user_id, deviceId: row.device_id, body: row.body });
  }
  return keys;
}

/** Which of a person's devices have keys, among those given. */
export async function devicesWithKeys(
  tx: ReadTransaction,
  userId: string,
  deviceIds: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const chunk of chunksOf(deviceIds)) {
    const rows = await tx.query
      .selectFrom("device_keys")
      .select("device_id")
      .where("user_id", "=", userId)
      .where("device_id", "in", chunk)
      .execute();
    found.push(...rows.map((row) => row.device_id));
  }
  return found;
}
