import type { Acceptance } from "./acceptance.ts";
import { checkAcceptance } from "./check-acceptance.ts";
import { finishAcceptance } from "./finish-acceptance.ts";
import { type RegisterPorts, requireStrongPassword } from "./register.ts";

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
