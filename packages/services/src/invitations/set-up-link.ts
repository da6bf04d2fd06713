import { MatrixError } from "@conclave/protocol/matrix-error";
import { countAccountsOf } from "@conclave/storage/accounts/account-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { findSetUpToken } from "@conclave/storage/invitations/set-up-token-store";
import { hashToken } from "../devices/access-token.ts";

/** A link that is shown once, and how long it works. */
export interface ShownLink {
  readonly link: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Whether the organisation has, or ever had, an owner: then set-up is over. */
export async function hasOwner(tx: ReadTransaction): Promise<boolean> {
  return (await countAccountsOf(tx, "owner")) > 0;
}

/** @throws MatrixError `M_FORBIDDEN` when set-up is over. */
export async function requireNoOwner(tx: ReadTransaction): Promise<void> {
  if (await hasOwner(tx)) throw new MatrixError("M_FORBIDDEN", "This server is set up already.");
}

/**
 * When a set-up link stops working, in milliseconds since the epoch.
 *
 * @throws MatrixError `M_NOT_FOUND` unknown, used or expired; `M_FORBIDDEN` already set up.
 */
export async function requireSetUpToken(
  context: { readonly tx: ReadTransaction; readonly now: number },
  token: string,
): Promise<number> {
  // Said first: whoever opens a used link once more should learn that all is well.
  await requireNoOwner(context.tx);
  const expiresAt = await findSetUpToken(context.tx, hashToken(token), context.now);
  if (expiresAt === undefined) {
    throw new MatrixError("M_NOT_FOUND", "This link is unknown, used or expired. Ask for another: conclave setup-link");
  }
  return expiresAt;
}
