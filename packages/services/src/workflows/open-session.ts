import { command } from "../core/verb.ts";
import { createSession, type DeviceWish, type NewSession } from "../devices/create-session.ts";
import { requireUnchanged } from "./require-unchanged.ts";
import type { VerifiedPassword } from "./verify-password.ts";

/** Opens a session for somebody whose password was verified a moment ago. */
export const openSession = command(
  "workflows.open-session",
  async (context, input: VerifiedPassword & { readonly device: DeviceWish }): Promise<NewSession> => {
    await requireUnchanged(context, input);
    return createSession(context, input.userId, input.device);
  },
);
