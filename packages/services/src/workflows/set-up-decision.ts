import { isServerName } from "@conclave/protocol/identifiers/server-name";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { newUserId, requireFreeUserId } from "../accounts/create-account.ts";
import type { QueryContext } from "../core/verb.ts";
import { readIdentity } from "../instance/read-identity.ts";
import { requireSetUpToken } from "../invitations/set-up-link.ts";

/** What the holder of a set-up link asks for. */
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

/**
 * What a set-up would bring about.
 *
 * @throws MatrixError `M_NOT_FOUND` or `M_FORBIDDEN` for the token; `M_INVALID_PARAM` or `M_MISSING_PARAM` for the names;
 * `M_INVALID_USERNAME`.
 */
export async function decideSetUp(context: QueryContext, request: SetUpRequest): Promise<SetUpDecision> {
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
