import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type DehydratedDevice, findDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import { query } from "../core/verb.ts";
import { noDehydratedDevice } from "./dehydrated-device.ts";

/** A person's dehydrated device, with what its owner opens it with. Throws MatrixError `M_NOT_FOUND` when there is none. */
export const readDehydratedDevice = query(
  "keys.read-dehydrated-device",
  async ({ tx }, input: { readonly userId: UserId }): Promise<DehydratedDevice> => {
    const device = await findDehydratedDevice(tx, input.userId);
    if (device === undefined) throw noDehydratedDevice();
    return device;
  },
);
