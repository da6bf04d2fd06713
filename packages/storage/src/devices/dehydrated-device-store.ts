import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** The device of a person on which nobody is signed in (MSC3814). It is a row of `devices` too. */
export interface DehydratedDevice {
  readonly userId: UserId;
  readonly deviceId: string;
  /** JSON of an object: the device's secrets, encrypted with a key that the server never sees. */
  readonly deviceData: string;
}

/** A person's dehydrated device; there is one at most. */
export async function findDehydratedDevice(tx: ReadTransaction, userId: UserId): Promise<DehydratedDevice | undefined> {
  return tx.query
    .selectFrom("dehydrated_devices")
    .select(["user_id as userId", "device_id as deviceId", "device_data as deviceData"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** Notes which device of a person is dehydrated, in place of the one that was. */
export async function writeDehydratedDevice(tx: WriteTransaction, device: DehydratedDevice): Promise<void> {
  const row = { device_id: device.deviceId, device_data: device.deviceData };
  await tx.query
    .insertInto("dehydrated_devices")
    .values({ user_id: device.userId, ...row })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(row))
    .execute();
}
