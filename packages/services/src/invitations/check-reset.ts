import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { requireActive } from "../accounts/require-active.ts";
import { query } from "../core/verb.ts";
import { requireResetToken } from "./reset-token.ts";

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
