import { finishSignIn } from "./finish-sign-in.ts";
import { type PasswordAttempt, type VerifyPasswordPorts, verifyPassword } from "./verify-password.ts";

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
