import { localpartOf, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Role } from "@conclave/protocol/permissions/role";
import { passwordWeakness } from "@conclave/rules/passwords/password-policy";
import { createAccount } from "../accounts/create-account.ts";
import type { PasswordHasher } from "../accounts/password-hasher.ts";
import { command, type Dispatcher } from "../core/verb.ts";
import { createSession, type DeviceWish, type NewSession } from "../devices/create-session.ts";
import { readIdentity } from "../instance/read-identity.ts";
import type { Settings } from "../instance/settings.ts";
import { spendInvitation } from "../invitations/open-invitation.ts";

export interface Registration {
  readonly userId: UserId;
  readonly password: string;
  /** Where there is no invitation, which has a role of its own. */
  readonly role: Role;
  readonly invitationToken?: string | undefined;
  /** Absent where the person signs in later. */
  readonly device?: DeviceWish | undefined;
}

export interface RegisterPorts {
  readonly dispatcher: Dispatcher;
  readonly passwordHasher: PasswordHasher;
  readonly settings: Settings;
}

interface HashedRegistration extends Omit<Registration, "password"> {
  readonly passwordHash: string;
}

/** Makes an account and signs it in, in one commit. */
export const createAccountWithSession = command(
  "workflows.create-account-with-session",
  async (context, input: HashedRegistration): Promise<NewSession | undefined> => {
    const { userId, passwordHash, invitationToken } = input;
    const invitation = invitationToken && (await spendInvitation(context, invitationToken, userId));
    const role = invitation ? invitation.role : input.role;
    await createAccount(context, { userId, passwordHash, role, createdBy: null });
    return input.device === undefined ? undefined : createSession(context, userId, input.device);
  },
);

/**
 * Registers a person who may (the caller has checked that).
 *
 * @returns the session, where one was asked for.
 * @throws MatrixError `M_NOT_FOUND` or `M_FORBIDDEN` for the invitation; `M_WEAK_PASSWORD`, `M_USER_IN_USE`,
 * `M_INVALID_PARAM` for the device, `M_LIMIT_EXCEEDED`.
 */
export async function register(ports: RegisterPorts, registration: Registration): Promise<NewSession | undefined> {
  const { password, ...rest } = registration;
  await requireStrongPassword(ports, password, rest.userId);
  return ports.dispatcher.run(createAccountWithSession, {
    ...rest,
    passwordHash: await ports.passwordHasher.hash(password),
  });
}

/**
 * Holds a new password against the policy.
 *
 * @param organisation what people will call it, while that is not stored yet.
 * @throws MatrixError `M_WEAK_PASSWORD` saying what is wrong.
 */
export async function requireStrongPassword(
  { dispatcher, settings }: Pick<RegisterPorts, "dispatcher" | "settings">,
  password: string,
  userId: UserId,
  organisation?: string,
): Promise<void> {
  const called = organisation ?? (await dispatcher.run(readIdentity, null))?.organisation;
  const names = [localpartOf(userId), ...(called === undefined ? [] : [called])];
  const weakness = passwordWeakness(password, names, settings.passwordLength);
  if (weakness !== undefined) throw new MatrixError("M_WEAK_PASSWORD", weakness);
}
