import { MatrixError } from "@conclave/protocol/matrix-error";
import { findResetToken, type ResetToken } from "@conclave/storage/invitations/reset-token-store";
import type { QueryContext } from "../core/verb.ts";
import { hashToken } from "../devices/access-token.ts";

/** @throws MatrixError `M_NOT_FOUND` unknown, used or expired. */
export async function requireResetToken(context: QueryContext, token: string): Promise<ResetToken> {
  const found = await findResetToken(context.tx, hashToken(token), context.now);
  if (found === undefined) throw new MatrixError("M_NOT_FOUND", "This link is unknown, used or expired.");
  return found;
}
