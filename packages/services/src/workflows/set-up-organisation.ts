import { checkSetUp } from "./check-set-up.ts";
import { finishSetUp } from "./finish-set-up.ts";
import { type RegisterPorts, requireStrongPassword } from "./register.ts";
import type { SetUpRequest } from "./set-up-decision.ts";

/**
 * Sets the organisation up with its owner, once, for somebody who holds a set-up link.
 *
 * @returns the chat's address, where the owner is signed in.
 * @throws MatrixError `M_NOT_FOUND` or `M_FORBIDDEN` for the token; `M_INVALID_PARAM` or `M_MISSING_PARAM` for the
 * names; `M_INVALID_USERNAME`, `M_WEAK_PASSWORD`, `M_LIMIT_EXCEEDED`. A refusal leaves the token usable.
 */
export async function setUpOrganisation(
  ports: RegisterPorts,
  request: SetUpRequest,
  password: string,
): Promise<string> {
  const owner = await ports.dispatcher.run(checkSetUp, request);
  await requireStrongPassword(ports, password, owner, request.organisation);
  return ports.dispatcher.run(finishSetUp, { ...request, passwordHash: await ports.passwordHasher.hash(password) });
}
