import { serverNameOf } from "@conclave/protocol/identifiers/server-name";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { blocksInvitations } from "../../account-data/blocks-invitations.ts";
import type { QueryContext } from "../../core/verb.ts";

/**
 * Makes sure that there is somebody to invite, and that they can be.
 *
 * @throws MatrixError `M_FORBIDDEN` for somebody of another server, `M_NOT_FOUND` where nobody has that name, `M_INVITE_BLOCKED`
 * for who wants no invitations.
 */
export async function requireInvitable(context: QueryContext, userId: UserId): Promise<void> {
  if (serverNameOf(userId) !== context.instance().serverName) {
    throw new MatrixError("M_FORBIDDEN", "This server doesn't talk to other servers.");
  }
  const account = await findAccount(context.tx, userId);
  if (account === undefined || account.state === "deactivated") {
    throw new MatrixError("M_NOT_FOUND", `There is nobody called ${userId} here.`);
  }
  if (await blocksInvitations(context.tx, userId)) {
    throw new MatrixError("M_INVITE_BLOCKED", `${userId} wants no invitations.`);
  }
}
