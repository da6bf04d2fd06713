import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { findAccount, updateAccount } from "@conclave/storage/accounts/account-store";
import { requireActive } from "../accounts/require-active.ts";
import { command } from "../core/verb.ts";
import { type RegisterPorts, requireStrongPassword } from "./register.ts";
import { removeEveryDevice } from "./remove-every-device.ts";

export interface PasswordChange {
  readonly userId: UserId;
  /** The device that stays signed in. */
  readonly deviceId: string;
  readonly endOtherSessions: boolean;
}

/** Keeps a new password's hash. Throws MatrixError `M_USER_LOCKED` or `M_USER_DEACTIVATED`. */
export const setOwnPassword = command(
  "workflows.set-own-password",
  async (context, input: PasswordChange & { readonly passwordHash: string }): Promise<void> => {
    const { userId, deviceId, endOtherSessions, passwordHash } = input;
    requireActive(await findAccount(context.tx, userId));
    await updateAccount(context.tx, userId, { passwordHash });
    if (endOtherSessions) await removeEveryDevice(context, userId, deviceId);
    const detail = { ended_other_sessions: endOtherSessions };
    await context.record({ type: "account.password-changed", actor: userId, subject: userId, detail });
  },
);

/**
 * Changes a person's own password, which they have proved to know.
 *
 * @throws MatrixError `M_WEAK_PASSWORD`, `M_LIMIT_EXCEEDED`.
 */
export async function changePassword(
  ports: RegisterPorts,
  change: PasswordChange & { readonly password: string },
): Promise<void> {
  const { password, ...rest } = change;
  await requireStrongPassword(ports, password, change.userId);
  await ports.dispatcher.run(setOwnPassword, { ...rest, passwordHash: await ports.passwordHasher.hash(password) });
}
