import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { eraseDevices } from "@conclave/storage/keys/erase-device";
import { deletePushersOfDevices } from "@conclave/storage/push/pusher-store";
import type { CommandContext } from "../core/verb.ts";
import { announceDeviceListChange } from "../devices/announce-device-list-change.ts";
import { deleteDevices } from "../devices/delete-devices.ts";

/** Removes devices with everything that is kept for them, inside a command; answers those that were there. */
export async function removeDevices(
  context: CommandContext,
  userId: UserId,
  deviceIds: readonly string[],
): Promise<readonly string[]> {
  const removed = await deleteDevices(context, userId, deviceIds);
  if (removed.length > 0) {
    await eraseDevices(context.tx, userId, removed);
    await deletePushersOfDevices(context.tx, userId, removed);
    await announceDeviceListChange(context, userId);
  }
  return removed;
}
