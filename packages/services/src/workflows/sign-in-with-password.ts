import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { requireActive } from "../accounts/require-active.ts";
import { type CommandContext, command } from "../core/verb.ts";
import { createLoginToken } from "../devices/create-login-token.ts";
import { createSession, type DeviceWish, type NewSession } from "../devices/create-session.ts";
import { endSignIn } from "../devices/sign-in-request.ts";
import {
  type PasswordAttempt,
  type VerifiedPassword,
  type VerifyPasswordPorts,
  verifyPassword,
} from "./verify-password.ts";

/** Opens a session for somebody whose password was verified a moment ago. */
export const openSession = command(
  "workflows.open-session",
  async (context, input: VerifiedPassword & { readonly device: DeviceWish }): Promise<NewSession> => {
    await requireUnchanged(context, input);
    return createSession(context, input.userId, input.device);
  },
);

/** Ends a sign-in through the page, for somebody whose password was verified a moment ago; answers where to go. */
export const finishSignIn = command(
  "workflows.finish-sign-in",
  async (context, input: VerifiedPassword & { readonly request: string }): Promise<string> => {
    await requireUnchanged(context, input);
    const { userId } = input;
    const redirect = await endSignIn(context, input.request, await createLoginToken(context, userId));
    // The device is recorded when the client turns the token into a session.
    await context.record({ type: "session.created", actor: userId, subject: userId, detail: { login_token: true } });
    return redirect;
  },
);

/** Signs in with a name and a password (spec "Login"); throws what `verifyPassword` and `createSession` throw. */
export async function signInWithPassword(
  ports: VerifyPasswordPorts,
  attempt: PasswordAttempt,
  device: DeviceWish,
): Promise<NewSession> {
  const verified = await verifyPassword(ports, attempt);
  return ports.dispatcher.run(openSession, { ...verified, device });
}

/**
 * Signs in on the page with a name and a password; the request is used up only by the right ones.
 *
 * @returns the address that the client asked to be sent to, with a login token.
 * @throws what `verifyPassword` throws, and MatrixError `M_NOT_FOUND` when the request is unknown, used or expired.
 */
export async function signInOnPage(
  ports: VerifyPasswordPorts,
  attempt: PasswordAttempt,
  request: string,
): Promise<string> {
  const verified = await verifyPassword(ports, attempt);
  return ports.dispatcher.run(finishSignIn, { ...verified, request });
}

/** Hashing takes a while, in which the password may have been changed or the account disabled. */
async function requireUnchanged(context: CommandContext, verified: VerifiedPassword): Promise<UserId> {
  const account = requireActive(await findAccount(context.tx, verified.userId));
  if (account.passwordHash === verified.passwordHash) return account.userId;
  throw new MatrixError("M_FORBIDDEN", "The user name or password is wrong.");
}
