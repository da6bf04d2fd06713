import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type DehydratedDevice, findDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import { type CommandContext, command, query } from "../core/verb.ts";
import { removeDevices } from "./remove-devices.ts";

/** A person's dehydrated device, with what its owner opens it with. Throws MatrixError `M_NOT_FOUND` when there is none. */
export const readDehydratedDevice = query(
  "keys.read-dehydrated-device",
  async ({ tx }, input: { readonly userId: UserId }): Promise<DehydratedDevice> => {
    const device = await findDehydratedDevice(tx, input.userId);
    if (device === undefined) throw noneThere();
    return device;
  },
);

/** Takes a person's dehydrated device away. Answers its identifier. Throws MatrixError `M_NOT_FOUND` when there is none. */
export const deleteDehydratedDevice = command(
  "keys.delete-dehydrated-device",
  async (context, input: { readonly userId: UserId }): Promise<string> => {
    const { userId } = input;
    const deviceId = await removeDehydratedDevice(context, userId);
    if (deviceId === undefined) throw noneThere();
    await context.record({ type: "device.deleted", actor: userId, subject: userId, detail: { device_id: deviceId } });
    return deviceId;
  },
);

/** Takes a person's dehydrated device away with everything that is kept for it, inside a command; answers its identifier. */
export async function removeDehydratedDevice(context: CommandContext, userId: UserId): Promise<string | undefined> {
  const device = await findDehydratedDevice(context.tx, userId);
  if (device !== undefined) await removeDevices(context, userId, [device.deviceId]);
  return device?.deviceId;
}

function noneThere(): MatrixError {
  return new MatrixError("M_NOT_FOUND", "You have no dehydrated device.");
}
