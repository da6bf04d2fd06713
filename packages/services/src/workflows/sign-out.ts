import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { command } from "../core/verb.ts";
import { removeDevices } from "../keys/remove-devices.ts";

/** Signs a device out, which removes it (spec "POST /logout"). */
export const signOut = command(
  "workflows.sign-out",
  async (context, input: { readonly userId: UserId; readonly deviceId: string }): Promise<void> => {
    const { userId, deviceId } = input;
    await removeDevices(context, userId, [deviceId]);
    await context.record({ type: "session.ended", actor: userId, subject: userId, detail: { device_id: deviceId } });
  },
);
