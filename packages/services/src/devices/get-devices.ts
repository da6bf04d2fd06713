import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Device, findDevice, listDevices } from "@conclave/storage/devices/device-store";
import { query } from "../core/verb.ts";

/** A device as its owner may see it. */
export type OwnDevice = Device;

/** Every device of a person, oldest first. */
export const getDevices = query("devices.get-devices", (context, input: { readonly userId: UserId }) =>
  listDevices(context.tx, input.userId),
);

/** One device of a person. Throws MatrixError `M_NOT_FOUND`. */
export const getDevice = query(
  "devices.get-device",
  async (context, input: { readonly userId: UserId; readonly deviceId: string }): Promise<Device> => {
    const device = await findDevice(context.tx, input.userId, input.deviceId);
    if (device === undefined) throw new MatrixError("M_NOT_FOUND", "You have no such device.");
    return device;
  },
);
