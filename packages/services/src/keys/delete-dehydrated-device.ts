import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { command } from "../core/verb.ts";
import { noDehydratedDevice, removeDehydratedDevice } from "./dehydrated-device.ts";

/** Takes a person's dehydrated device away. Answers its identifier. Throws MatrixError `M_NOT_FOUND` when there is none. */
export const deleteDehydratedDevice = command(
  "keys.delete-dehydrated-device",
  async (context, input: { readonly userId: UserId }): Promise<string> => {
    const { userId } = input;
    const deviceId = await removeDehydratedDevice(context, userId);
    if (deviceId === undefined) throw noDehydratedDevice();
    await context.record({ type: "device.deleted", actor: userId, subject: userId, detail: { device_id: deviceId } });
    return deviceId;
  },
);
