import { findAccount, updateAccount } from "@conclave/storage/accounts/account-store";
import { removeResetTokens } from "@conclave/storage/invitations/reset-token-store";
import { requireActive } from "../accounts/require-active.ts";
import { command } from "../core/verb.ts";
import { checkReset } from "../invitations/check-reset.ts";
import { requireResetToken } from "../invitations/reset-token.ts";
import { type RegisterPorts, requireStrongPassword } from "./register.ts";
import { signedInChat } from "./signed-in-chat.ts";

/** Keeps the new password's hash and uses the link up; answers the chat's address, where the person is signed in. */
export const finishReset = command(
  "workflows.finish-reset",
  async (context, input: { readonly token: string; readonly passwordHash: string }): Promise<string> => {
    const { userId } = await requireResetToken(context, input.token);
    requireActive(await findAccount(context.tx, userId));
    await updateAccount(context.tx, userId, { passwordHash: input.passwordHash });
    await removeResetTokens(context.tx, userId);
    const detail = { by_link: true };
    await context.record({ type: "account.password-changed", actor: userId, subject: userId, detail });
    return signedInChat(context, userId);
  },
);

/**
 * Sets a new password for somebody who holds a reset link.
 *
 * @returns the chat's address, where they are signed in.
 * @throws MatrixError `M_NOT_FOUND` for the token; `M_USER_LOCKED`, `M_USER_DEACTIVATED`, `M_WEAK_PASSWORD`,
 * `M_LIMIT_EXCEEDED`. A refusal leaves the link usable.
 */
export async function completeReset(ports: RegisterPorts, token: string, password: string): Promise<string> {
  const userId = await ports.dispatcher.run(checkReset, { token });
  await requireStrongPassword(ports, password, userId);
  return ports.dispatcher.run(finishReset, { token, passwordHash: await ports.passwordHasher.hash(password) });
}
