import { isServerName } from "@conclave/protocol/identifiers/server-name";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { removeSetUpTokens } from "@conclave/storage/invitations/set-up-token-store";
import { newUserId, requireFreeUserId } from "../accounts/create-account.ts";
import { command, type QueryContext, query } from "../core/verb.ts";
import { readIdentity } from "../instance/read-identity.ts";
import { renameOrganisation, setUpInstance } from "../instance/set-up.ts";
import { requireSetUpToken } from "../invitations/set-up-link.ts";
import { createPerson } from "./new-person.ts";
import { type RegisterPorts, requireStrongPassword } from "./register.ts";

export interface SetUpRequest {
  /** Of a set-up link. */
  readonly token: string;
  /** What people call the organisation. */
  readonly organisation: string;
  /** Undefined where the configuration decides it. */
  readonly serverName: string | undefined;
  /** Of the owner. */
  readonly localpart: string;
  readonly displayName: string | undefined;
}

interface SetUpDecision {
  readonly serverName: string;
  /** Whether the configuration gave the server its name, so that only the owner is missing. */
  readonly isNamed: boolean;
  readonly owner: UserId;
}

async function decideSetUp(context: QueryContext, request: SetUpRequest): Promise<SetUpDecision> {
  await requireSetUpToken(context, request.token);
  if (request.organisation.trim() === "") throw new MatrixError("M_INVALID_PARAM", "organisation: a name is missing.");
  const identity = await readIdentity.run(context, null);
  if (identity !== undefined && request.serverName !== undefined && request.serverName !== identity.serverName) {
    throw new MatrixError("M_INVALID_PARAM", `server_name: the configuration says ${identity.serverName}.`);
  }
  const serverName = identity?.serverName ?? request.serverName;
  if (serverName === undefined) throw new MatrixError("M_MISSING_PARAM", "server_name is missing from the body.");
  if (!isServerName(serverName)) {
    throw new MatrixError("M_INVALID_PARAM", "server_name must be a DNS name or an address, and perhaps a port.");
  }
  const owner = newUserId(request.localpart, serverName);
  await requireFreeUserId(context.tx, owner);
  return { serverName, isNamed: identity !== undefined, owner };
}

/** Who would be the owner; throws what would refuse the set-up, before a password is hashed. */
export const checkSetUp = query(
  "workflows.check-set-up",
  async (context, request: SetUpRequest): Promise<UserId> => (await decideSetUp(context, request)).owner,
);

/** Sets the organisation up and makes its owner, all or nothing; answers the chat's address, where the owner is signed in. */
export const finishSetUp = command(
  "workflows.finish-set-up",
  async (context, request: SetUpRequest & { readonly passwordHash: string }): Promise<string> => {
    const { serverName, isNamed, owner } = await decideSetUp(context, request);
    const { displayName, passwordHash } = request;
    const organisation = request.organisation.trim();
    const by = { actor: owner, origin: "api" } as const;
    if (isNamed) await renameOrganisation(context, { serverName, organisation }, by);
    else await setUpInstance(context, { serverName, organisation }, by);
    await removeSetUpTokens(context.tx);
    return createPerson(context, { userId: owner, displayName, passwordHash, role: "owner" });
  },
);

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
