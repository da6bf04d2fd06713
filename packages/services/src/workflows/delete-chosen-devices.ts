import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { command } from "../core/verb.ts";
import { removeDevices } from "../keys/remove-devices.ts";

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
