import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findDevice, renameDevice } from "@conclave/storage/devices/device-store";
import { command } from "../core/verb.ts";
import { announceDeviceListChange } from "./announce-device-list-change.ts";

export interface UpdateDeviceInput {
  readonly userId: UserId;
  readonly deviceId: string;
  /** Absent: nothing changes. */
  readonly displayName: string | undefined;
}

/** Gives one's device another name. Throws MatrixError `M_NOT_FOUND`. */
export const updateDevice = command("devices.update-device", async (context, input: UpdateDeviceInput) => {
  const { userId, deviceId, displayName } = input;
  const device = await findDevice(context.tx, userId, deviceId);
  if (device === undefined) throw new MatrixError("M_NOT_FOUND", "You have no such device.");
  if (displayName === undefined || displayName === device.displayName) return;
  await renameDevice(context.tx, userId, deviceId, displayName);
  // Others see the name beside the device's keys.
  await announceDeviceListChange(context, userId);
  await context.record({ type: "device.renamed", actor: userId, subject: userId, detail: { device_id: deviceId } });
});
