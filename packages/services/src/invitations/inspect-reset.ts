import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { readProfileField } from "@conclave/storage/accounts/profile-store";
import { findResetToken, type ResetToken } from "@conclave/storage/invitations/reset-token-store";
import { requireActive } from "../accounts/require-active.ts";
import { type QueryContext, query } from "../core/verb.ts";
import { hashToken } from "../devices/access-token.ts";

/** Whose password a reset link sets. */
export interface InspectedReset {
  readonly userId: UserId;
  readonly displayName?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** @throws MatrixError `M_NOT_FOUND` unknown, used or expired. */
export async function requireResetToken(context: QueryContext, token: string): Promise<ResetToken> {
  const found = await findResetToken(context.tx, hashToken(token), context.now);
  if (found === undefined) throw new MatrixError("M_NOT_FOUND", "This link is unknown, used or expired.");
  return found;
}

/** Whose password a reset link sets. Throws MatrixError `M_NOT_FOUND`. */
export const inspectReset = query(
  "invitations.inspect-reset",
  async (context, input: { readonly token: string }): Promise<InspectedReset> => {
    const { userId, expiresAt } = await requireResetToken(context, input.token);
    const displayName = (await readProfileField(context.tx, [userId], "displayname")).get(userId);
    return { userId, expiresAt, ...(displayName === undefined ? {} : { displayName: JSON.parse(displayName) }) };
  },
);

/**
 * Whose password may be set by a link now: of an account that is in use.
 *
 * Throws MatrixError `M_NOT_FOUND`, `M_USER_LOCKED`, `M_USER_DEACTIVATED`.
 */
export const checkReset = query(
  "invitations.check-reset",
  async (context, input: { readonly token: string }): Promise<UserId> => {
    const { userId } = await requireResetToken(context, input.token);
    return requireActive(await findAccount(context.tx, userId)).userId;
  },
);
