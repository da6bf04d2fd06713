import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import type { CommandContext } from "../core/verb.ts";
import { removeDevices } from "./remove-devices.ts";

/** Takes a person's dehydrated device away with everything that is kept for it, inside a command; answers its identifier. */
export async function removeDehydratedDevice(context: CommandContext, userId: UserId): Promise<string | undefined> {
  const device = await findDehydratedDevice(context.tx, userId);
  if (device !== undefined) await removeDevices(context, userId, [device.deviceId]);
  return device?.deviceId;
}

/** What is said to whoever has none. */
export function noDehydratedDevice(): MatrixError {
  return new MatrixError("M_NOT_FOUND", "You have no dehydrated device.");
}
