import { chunksOf } from "../database/chunks.ts";
import type { WriteTransaction } from "../database/transaction.ts";
import { deleteSignaturesOn } from "./key-signatures-store.ts";

const tablesOfDevices = [
  "dehydrated_devices",
  "device_keys",
  "one_time_keys",
  "claimed_one_time_keys",
  "fallback_keys",
  "to_device_messages",
  "to_device_queues",
  "to_device_transactions",
] as const;

/**
 * Removes everything that is kept for a person's devices: their keys, the signatures on them, what waits for them, and what a
 * dehydrated one is opened with.
 */
export async function eraseDevices(tx: WriteTransaction, userId: string, deviceIds: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(deviceIds)) {
    for (const table of tablesOfDevices) {
      await tx.query.deleteFrom(table).where("user_id", "=", userId).where("device_id", "in", chunk).execute();
    }
  }
  await deleteSignaturesOn(tx, userId, deviceIds);
}

/** Removes a person's cross-signing keys, the signatures on and by them, and their key backups. */
export async function eraseIdentity(tx: WriteTransaction, userId: string): Promise<void> {
  for (const table of ["cross_signing_keys", "key_signatures", "key_backup_sessions", "key_backup_versions"] as const) {
    await tx.query.deleteFrom(table).where("user_id", "=", userId).execute();
  }
  await tx.query.deleteFrom("key_signatures").where("signer_user_id", "=", userId).execute();
}
