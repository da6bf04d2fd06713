import { chunksOf } from "../database/chunks.ts";
import type { WriteTransaction } from "../database/transaction.ts";
import { deleteSignaturesOn } from "./key-signatures-store.ts";

const tablesOfDevices = [
  "dehydrated_devices",
  "device_keys",
  "one_time_keys",
  "fallback_keys",
  "to_device_messages",
  "to_device_queues",
  "to_device_transactions",
] as const;

/**
 * Removes everything that is kept for a person's devices: their keys, the signatures on them, what waits for them, and what a
 * dehydrated one is opened with. Which one-time keys were given out is kept: the device may come back with them.
 */
export async function eraseDevices(tx: WriteTransaction, userId: string, deviceIds: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(deviceIds)) {
    for (const table of tablesOfDevices) {
      await tx.query.deleteFrom(table).where("user_id", "=", userId).where("device_id", "in", chunk).execute();
    }
    // Known by name alone they would stand in the way of other keys of that name.
    await tx.query
      .deleteFrom("claimed_one_time_keys")
      .where("user_id", "=", userId)
      .where("device_id", "in", chunk)
      .where("public_key", "=", "")
      .execute();
  }
  await deleteSignaturesOn(tx, userId, deviceIds);
}

const tablesOfIdentity = [
  "claimed_one_time_keys",
  "cross_signing_keys",
  "key_signatures",
  "key_backup_sessions",
  "key_backup_versions",
] as const;

/**
 * Removes a person's cross-signing keys, the signatures on and by them, their key backups, and the note of which one-time keys were
 * given out: for an account that is closed for good.
 */
export async function eraseIdentity(tx: WriteTransaction, userId: string): Promise<void> {
  for (const table of tablesOfIdentity) {
    await tx.query.deleteFrom(table).where("user_id", "=", userId).execute();
  }
  await tx.query.deleteFrom("key_signatures").where("signer_user_id", "=", userId).execute();
}
