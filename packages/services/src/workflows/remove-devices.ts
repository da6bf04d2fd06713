import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { findDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import { listDevices } from "@conclave/storage/devices/device-store";
import { removeLoginTokens } from "@conclave/storage/devices/login-token-store";
import { type CommandContext, command } from "../core/verb.ts";
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

/** Signs a device out, which removes it (spec "POST /logout"). */
export const signOut = command(
  "workflows.sign-out",
  async (context, input: { readonly userId: UserId; readonly deviceId: string }): Promise<void> => {
    const { userId, deviceId } = input;
    await removeDevices(context, userId, [deviceId]);
    await context.record({ type: "session.ended", actor: userId, subject: userId, detail: { device_id: deviceId } });
  },
);

/** Signs every device of a person out, which removes them (spec "POST /logout/all"). */
export const signOutEverywhere = command(
  "workflows.sign-out-everywhere",
  async (context, input: { readonly userId: UserId }): Promise<void> => {
    const removed = await removeEveryDevice(context, input.userId);
    const detail = { devices: removed.length };
    await context.record({ type: "session.all-ended", actor: input.userId, subject: input.userId, detail });
  },
);

/** Removes devices that their owner chose, after proof; those that are not there are passed over. */
export const deleteChosenDevices = command(
  "workflows.delete-devices",
  async (context, input: { readonly userId: UserId; readonly deviceIds: readonly string[] }): Promise<void> => {
    const { userId } = input;
    for (const deviceId of await removeDevices(context, userId, input.deviceIds)) {
      await context.record({ type: "device.deleted", actor: userId, subject: userId, detail: { device_id: deviceId } });
    }
  },
);
