import type { Endpoint } from "@conclave/protocol/endpoint";
import { authenticateInteractively } from "@conclave/services/workflows/user-interactive-authentication";
import { Refusal } from "../edge/reply.ts";
import type { Caller } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** What a person who is signed in proves themself with. */
const passwordFlows = [["m.login.password"]];

/** What proofs are checked with. */
export type UiaParts = Pick<Parts, "dispatcher" | "passwordHasher" | "signInThrottle">;

/** The parts of a request that its proof is bound to. */
export interface UiaSubject {
  readonly params?: unknown;
  readonly body: unknown;
  readonly caller: Caller | undefined;
}

export interface UiaOptions {
  /** The stages that suffice; the account's password unless said. */
  readonly flows?: readonly (readonly string[])[];
  /** Asks anew even where the session is complete. */
  readonly everyTime?: boolean;
}

/**
 * Asks for proof of who makes a request (spec "User-Interactive Authentication API"):
 *
 *     const refusal = await requireUia(parts, deleteDevice, request);
 *     if (refusal !== undefined) return refusal;
 *
 * @param request as the handler got it; its body carries `auth`.
 * @returns the 401 to answer with; undefined when the proof suffices.
 * @throws MatrixError `M_FORBIDDEN` for a session that was opened for another request, `M_LIMIT_EXCEEDED`.
 */
export async function requireUia(
  parts: UiaParts,
  endpoint: Endpoint,
  request: UiaSubject,
  { flows = passwordFlows, everyTime = false }: UiaOptions = {},
): Promise<Refusal | undefined> {
  const challenge = await authenticateInteractively(parts, {
    caller: request.caller,
    operation: `${endpoint.method} ${endpoint.path} ${JSON.stringify(request.params ?? {})}`,
    body: request.body,
    flows,
    everyTime,
  });
  return challenge && new Refusal(401, { ...challenge });
}
