import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { takeLoginToken } from "@conclave/storage/devices/login-token-store";
import { requireActive } from "../accounts/require-active.ts";
import { command } from "../core/verb.ts";
import { hashToken } from "../devices/access-token.ts";
import { createSession, type DeviceWish, type NewSession } from "../devices/create-session.ts";

/**
 * Turns a login token into a session, once.
 *
 * Throws MatrixError `M_FORBIDDEN` when it is unknown, used or expired; `M_USER_LOCKED`, `M_USER_DEACTIVATED`;
 * `M_INVALID_PARAM` for the device, which leaves the token usable.
 */
export const signInWithLoginToken = command(
  "workflows.sign-in-with-login-token",
  async (context, input: { readonly token: string; readonly device: DeviceWish }): Promise<NewSession> => {
    const userId = await takeLoginToken(context.tx, hashToken(input.token), context.now);
    if (userId === undefined) throw new MatrixError("M_FORBIDDEN", "The login token is unknown, used or expired.");
    requireActive(await findAccount(context.tx, userId));
    return createSession(context, userId, input.device);
  },
);
