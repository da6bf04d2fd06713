import { deleteToDeviceUpTo } from "@conclave/storage/keys/to-device-store";
import { command } from "../core/verb.ts";

/** Removes the to-device messages that a device has seen: it came back with the token that followed them (spec "Send-to-Device"). */
export const acknowledgeToDevice = command(
  "sync.acknowledge-to-device",
  async (context, input: { readonly userId: string; readonly deviceId: string; readonly position: number }) => {
    await deleteToDeviceUpTo(context.tx, input);
  },
);
