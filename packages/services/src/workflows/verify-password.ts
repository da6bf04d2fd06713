import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findForSignIn } from "../accounts/find-for-sign-in.ts";
import type { PasswordHasher } from "../accounts/password-hasher.ts";
import { recordRefusedSignIn } from "../accounts/record-refused-sign-in.ts";
import { rehashPassword } from "../accounts/rehash-password.ts";
import { requireActive } from "../accounts/require-active.ts";
import type { Dispatcher } from "../core/verb.ts";

/** Slows down guesses at one account's password, wherever they come from. */
export interface SignInThrottle {
  /** @throws MatrixError `M_LIMIT_EXCEEDED` with `retry_after_ms` when the name must wait. */
  admit(user: string): void;
  /** Takes note of how an admitted attempt ended. */
  settle(user: string, right: boolean): void;
}

export interface VerifyPasswordPorts {
  readonly dispatcher: Dispatcher;
  readonly passwordHasher: PasswordHasher;
  readonly signInThrottle: SignInThrottle;
}

export interface PasswordAttempt {
  /** A localpart or a whole identifier, as it was typed. */
  readonly user: string;
  readonly password: string;
  /** Where it comes from, for the audit log. */
  readonly address: string;
}

/** Whose password it was, and the hash that it was held against. */
export interface VerifiedPassword {
  readonly userId: UserId;
  readonly passwordHash: string;
}

/**
 * Checks name and password, never telling which of the two was wrong, neither by words nor by time.
 *
 * @throws MatrixError `M_FORBIDDEN`; `M_USER_LOCKED` or `M_USER_DEACTIVATED`, only after the right password;
 * `M_LIMIT_EXCEEDED`; `IO.CONCLAVE.NOT_SET_UP`.
 */
export async function verifyPassword(ports: VerifyPasswordPorts, attempt: PasswordAttempt): Promise<VerifiedPassword> {
  const { dispatcher, passwordHasher, signInThrottle } = ports;
  const { user, password, address } = attempt;
  const account = await dispatcher.run(findForSignIn, { user });
  // No name is longer, and what is typed here is remembered for a while.
  const target = account?.userId ?? user.slice(0, 255);
  signInThrottle.admit(target);
  const storedHash = account?.passwordHash ?? undefined;
  const verdict = await passwordHasher.verify(storedHash, password);
  signInThrottle.settle(target, verdict !== "wrong");
  if (verdict === "wrong" || account === undefined || storedHash === undefined) {
    await dispatcher.run(recordRefusedSignIn, { userId: account?.userId ?? null, address });
    throw new MatrixError("M_FORBIDDEN", "The user name or password is wrong.");
  }
  const { userId } = requireActive(account);
  if (verdict === "right") return { userId, passwordHash: storedHash };
  const input = { userId, verifiedHash: storedHash, passwordHash: await passwordHasher.hash(password) };
  return { userId, passwordHash: (await dispatcher.run(rehashPassword, input)) ?? storedHash };
}
