import type { JsonObject } from "@conclave/base/json";
import { parseDeviceId } from "@conclave/protocol/identifiers/device-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findDehydratedDevice, writeDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import { findDevice, insertDevice } from "@conclave/storage/devices/device-store";
import { command } from "../core/verb.ts";
import { removeDehydratedDevice } from "./dehydrated-device.ts";
import { publishKeys, type UploadKeys } from "./upload-keys.ts";

export interface PutDehydratedDevice extends UploadKeys {
  readonly deviceKeys: JsonObject;
  /** JSON of an object. */
  readonly deviceData: string;
  readonly displayName?: string;
}

/**
 * Leaves a device behind on which nobody is signed in (MSC3814): others find it among the person's devices and encrypt for it,
 * and who signs in anew takes from it what came. It takes the place of the one before it, with all that waits there; the same
 * request again changes nothing.
 *
 * @throws MatrixError `M_INVALID_PARAM` for an identifier that can't be one or is that of a session, and as `publishKeys`.
 */
export const putDehydratedDevice = command(
  "keys.put-dehydrated-device",
  async (context, input: PutDehydratedDevice): Promise<void> => {
    const { tx, now } = context;
    const { userId, deviceId, deviceData, displayName = null } = input;
    if (parseDeviceId(deviceId) === undefined) {
      throw new MatrixError("M_INVALID_PARAM", "device_id can't be the name of a device.");
    }
    const isNew = (await findDehydratedDevice(tx, userId))?.deviceId !== deviceId;
    if (isNew) {
      if ((await findDevice(tx, userId, deviceId)) !== undefined) {
        throw new MatrixError("M_INVALID_PARAM", "device_id is that of a device on which you are signed in.");
      }
      await removeDehydratedDevice(context, userId);
      await insertDevice(tx, { userId, deviceId, displayName, createdAt: now });
    }
    await writeDehydratedDevice(tx, { userId, deviceId, deviceData });
    await publishKeys(context, input);
    if (!isNew) return;
    await context.record({
      type: "device.dehydrated",
      actor: userId,
      subject: userId,
      detail: { device_id: deviceId },
    });
  },
);
