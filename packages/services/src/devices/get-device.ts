import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Device, findDevice } from "@conclave/storage/devices/device-store";
import { query } from "../core/verb.ts";

/** One device of a person. Throws MatrixError `M_NOT_FOUND`. */
export const getDevice = query(
  "devices.get-device",
  async (context, input: { readonly userId: UserId; readonly deviceId: string }): Promise<Device> => {
    const device = await findDevice(context.tx, input.userId, input.deviceId);
    if (device === undefined) throw new MatrixError("M_NOT_FOUND", "You have no such device.");
    return device;
  },
);
