import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { listDevices, removeDevices } from "@conclave/storage/devices/device-store";
import { removeTokens } from "@conclave/storage/devices/session-store";
import type { CommandContext } from "../core/verb.ts";

/**
 * Removes devices of a person and ends their sessions, inside a command. Those that are not there are passed over. What else
 * is kept for a device (keys, messages) belongs to higher subjects: `keys/remove-devices.ts` calls this and them.
 *
 * @returns the identifiers of the devices that were there.
 */
export async function deleteDevices(
  context: CommandContext,
  userId: UserId,
  deviceIds: readonly string[],
): Promise<readonly string[]> {
  const wanted = new Set(deviceIds);
  const there = (await listDevices(context.tx, userId))
    .map((device) => device.deviceId)
    .filter((deviceId) => wanted.has(deviceId));
  await removeTokens(context.tx, userId, there);
  await removeDevices(context.tx, userId, there);
  for (const deviceId of there) context.changed({ kind: "session", userId, deviceId });
  return there;
}
