import { MatrixError } from "@conclave/protocol/matrix-error";
import { checkUserName } from "../accounts/check-user-name.ts";
import { isRegistrationMac, isRegistrationNonce, type RegistrationClaim } from "../accounts/registration-secret.ts";
import type { NewSession } from "../devices/create-session.ts";
import { createAccountWithSession, type RegisterPorts } from "./register.ts";
import { changeOwnProfile } from "./set-profile-field.ts";

export interface SharedSecretRegistration extends RegistrationClaim {
  readonly mac: string;
  readonly displayName: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Makes an account for somebody who knows the registration secret, whose passwords no policy looks at.
 *
 * @throws MatrixError `M_UNKNOWN` for the nonce, `M_FORBIDDEN` for the MAC, `M_INVALID_USERNAME`, `M_USER_IN_USE`,
 * `M_LIMIT_EXCEEDED`.
 */
export async function registerWithSharedSecret(
  ports: RegisterPorts,
  secret: string,
  registration: SharedSecretRegistration,
): Promise<NewSession> {
  const { dispatcher, passwordHasher } = ports;
  if (!isRegistrationNonce(secret, registration.nonce, registration.now)) {
    throw new MatrixError("M_UNKNOWN", "The nonce is unknown or too old.");
  }
  if (!isRegistrationMac(secret, registration, registration.mac)) {
    throw new MatrixError("M_FORBIDDEN", "The MAC does not fit.");
  }
  const userId = await dispatcher.run(checkUserName, { localpart: registration.username });
  const session = await dispatcher.run(createAccountWithSession, {
    userId,
    passwordHash: await passwordHasher.hash(registration.password),
    role: registration.admin ? "administrator" : "member",
    device: { refreshable: false },
  });
  if (session === undefined) throw new Error("A registration with a device made no session.");
  const { displayName } = registration;
  if (displayName !== undefined) await changeOwnProfile(dispatcher, { userId, key: "displayname", value: displayName });
  return session;
}
