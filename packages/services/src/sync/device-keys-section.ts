import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { unusedFallbackKeyTypes } from "@conclave/storage/keys/fallback-keys-store";
import { oneTimeKeyCounts } from "@conclave/storage/keys/one-time-keys-store";

/** What of a device's keys is left on the server (spec "Extensions to /sync", end-to-end encryption). */
export interface DeviceKeysSection {
  readonly device_one_time_keys_count: Readonly<Record<string, number>>;
  readonly device_unused_fallback_key_types: readonly string[];
}

/** How many one-time keys a device has on the server, and which of its fallback keys nobody has used. */
export async function readDeviceKeysSection(
  tx: ReadTransaction,
  device: { readonly userId: string; readonly deviceId: string },
): Promise<DeviceKeysSection> {
  return {
    device_one_time_keys_count: await oneTimeKeyCounts(tx, device.userId, device.deviceId),
    device_unused_fallback_key_types: await unusedFallbackKeyTypes(tx, device.userId, device.deviceId),
  };
}
