import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { command } from "../core/verb.ts";
import { removeEveryDevice } from "./remove-every-device.ts";

/** Signs every device of a person out, which removes them (spec "POST /logout/all"). */
export const signOutEverywhere = command(
  "workflows.sign-out-everywhere",
  async (context, input: { readonly userId: UserId }): Promise<void> => {
    const removed = await removeEveryDevice(context, input.userId);
    const detail = { devices: removed.length };
    await context.record({ type: "session.all-ended", actor: input.userId, subject: input.userId, detail });
  },
);
