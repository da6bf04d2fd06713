import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { devicesWithKeys } from "@conclave/storage/keys/device-keys-store";
import { eraseDevices, eraseIdentity } from "@conclave/storage/keys/erase-device";
import type { CommandContext } from "../core/verb.ts";
import { announceDeviceListChange } from "./announce-device-list-change.ts";

/**
 * Removes the keys of devices that are going away, and what waits for them, inside the command that removes the devices, and
 * tells whoever encrypts to them.
 */
export async function forgetDeviceKeys(
  context: CommandContext,
  userId: UserId,
  deviceIds: readonly string[],
): Promise<void> {
  const known = await devicesWithKeys(context.tx, userId, deviceIds);
  await eraseDevices(context.tx, userId, deviceIds);
  if (known.length > 0) await announceDeviceListChange(context, userId);
}

/** Removes everything of an account that is deactivated: its devices' keys, its cross-signing keys and its key backups. */
export async function forgetAccountKeys(
  context: CommandContext,
  userId: UserId,
  deviceIds: readonly string[],
): Promise<void> {
  await eraseDevices(context.tx, userId, deviceIds);
  await eraseIdentity(context.tx, userId);
  await announceDeviceListChange(context, userId);
}
