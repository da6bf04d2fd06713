import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { checkUserName } from "../accounts/check-user-name.ts";
import { newUserId } from "../accounts/create-account.ts";
import { command, query } from "../core/verb.ts";
import { requireOpenInvitation, spendInvitation } from "../invitations/open-invitation.ts";
import { createPerson } from "./new-person.ts";
import { type RegisterPorts, requireStrongPassword } from "./register.ts";

export interface Acceptance {
  readonly token: string;
  readonly localpart: string;
  readonly displayName: string | undefined;
}

/** Who would join; throws what would refuse them, before a password is hashed. */
export const checkAcceptance = query(
  "workflows.check-acceptance",
  async (context, { token, localpart }: Acceptance): Promise<UserId> => {
    context.instance();
    await requireOpenInvitation(context, token);
    return checkUserName.run(context, { localpart });
  },
);

/** Makes the invited person's account and uses the invitation once; answers the chat's address, where they are signed in. */
export const finishAcceptance = command(
  "workflows.finish-acceptance",
  async (context, input: Acceptance & { readonly passwordHash: string }): Promise<string> => {
    const { token, displayName, passwordHash } = input;
    const userId = newUserId(input.localpart, context.instance().serverName);
    const { role } = await spendInvitation(context, token, userId);
    return createPerson(context, { userId, displayName, passwordHash, role });
  },
);

/**
 * Lets somebody who holds an invitation join.
 *
 * @returns the chat's address, where they are signed in.
 * @throws MatrixError `M_NOT_FOUND` or `M_FORBIDDEN` for the token; `M_USER_IN_USE`, `M_INVALID_USERNAME`,
 * `M_WEAK_PASSWORD`, `IO.CONCLAVE.NOT_SET_UP`, `M_LIMIT_EXCEEDED`. A refusal uses nothing up.
 */
export async function acceptInvitation(
  ports: RegisterPorts,
  acceptance: Acceptance,
  password: string,
): Promise<string> {
  const userId = await ports.dispatcher.run(checkAcceptance, acceptance);
  await requireStrongPassword(ports, password, userId);
  const passwordHash = await ports.passwordHasher.hash(password);
  return ports.dispatcher.run(finishAcceptance, { ...acceptance, passwordHash });
}
