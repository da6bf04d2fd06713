import type { Endpoint } from "@conclave/protocol/endpoint";
import { authenticateInteractively } from "@conclave/services/workflows/user-interactive-authentication";
import { Refusal } from "../edge/reply.ts";
import type { Caller } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** What a person who is signed in proves themself with. */
const passwordFlows = [["m.login.password"]];

/** The parts of a request that its proof is bound to. */
export interface UiaSubject {
  readonly params?: unknown;
  readonly body: unknown;
  readonly caller: Caller | undefined;
}

/**
 * Asks for proof of who makes a request (spec "User-Interactive Authentication API"):
 *
 *     const refusal = await requireUia(parts, deleteDevice, request);
 *     if (refusal !== undefined) return refusal;
 *
 * @param request as the handler got it; its body carries `auth`.
 * @param flows the stages that suffice; the account's password unless said.
 * @returns the 401 to answer with; undefined when the proof suffices.
 * @throws MatrixError `M_FORBIDDEN` for a session that was opened for another request, `M_LIMIT_EXCEEDED`.
 */
export async function requireUia(
  parts: Pick<Parts, "dispatcher" | "passwordHasher">,
  endpoint: Endpoint,
  request: UiaSubject,
  flows: readonly (readonly string[])[] = passwordFlows,
): Promise<Refusal | undefined> {
  const challenge = await authenticateInteractively(parts, {
    caller: request.caller,
    operation: `${endpoint.method} ${endpoint.path} ${JSON.stringify(request.params ?? {})}`,
    body: request.body,
    flows,
  });
  return challenge && new Refusal(401, { ...challenge });
}
