import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { findDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import { listDevices } from "@conclave/storage/devices/device-store";
import { removeLoginTokens } from "@conclave/storage/devices/login-token-store";
import type { CommandContext } from "../core/verb.ts";
import { removeDevices } from "../keys/remove-devices.ts";

/**
 * Ends every session of a person but one, which removes its device, and removes what they could still sign in with. The
 * dehydrated device stays: nobody is signed in on it, and it is there for who is signed out everywhere (MSC3814).
 *
 * @returns the devices that were there.
 */
export async function removeEveryDevice(
  context: CommandContext,
  userId: UserId,
  exceptDeviceId?: string,
): Promise<readonly string[]> {
  await removeLoginTokens(context.tx, userId);
  const kept = [exceptDeviceId, (await findDehydratedDevice(context.tx, userId))?.deviceId];
  const devices = await listDevices(context.tx, userId);
  const deviceIds = devices.map((device) => device.deviceId).filter((deviceId) => !kept.includes(deviceId));
  return removeDevices(context, userId, deviceIds);
}
