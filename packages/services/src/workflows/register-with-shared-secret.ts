import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Role } from "@conclave/protocol/permissions/role";
import { checkUserName } from "../accounts/check-user-name.ts";
import { createAccount } from "../accounts/create-account.ts";
import { isRegistrationMac, isRegistrationNonce, type RegistrationClaim } from "../accounts/registration-secret.ts";
import { command } from "../core/verb.ts";
import { createSession, type NewSession } from "../devices/create-session.ts";
import type { RegisterPorts } from "./register.ts";
import { changeOwnProfile } from "./set-profile-field.ts";

export interface SharedSecretRegistration extends RegistrationClaim {
  readonly mac: string;
  readonly displayName: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface ChosenAccount {
  readonly userId: UserId;
  readonly passwordHash: string;
  readonly role: Role;
}

/** Makes an account of any role and signs it in, in one commit. Throws MatrixError `M_USER_IN_USE`. */
export const createChosenAccount = command(
  "workflows.create-chosen-account",
  async (context, account: ChosenAccount): Promise<NewSession> => {
    await createAccount(context, { ...account, createdBy: null });
    return createSession(context, account.userId, { refreshable: false });
  },
);

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
  const session = await dispatcher.run(createChosenAccount, {
    userId,
    passwordHash: await passwordHasher.hash(registration.password),
    role: registration.admin ? "administrator" : "member",
  });
  const { displayName } = registration;
  if (displayName !== undefined) await changeOwnProfile(dispatcher, { userId, key: "displayname", value: displayName });
  return session;
}
