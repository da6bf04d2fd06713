import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { readProfileField } from "@conclave/storage/accounts/profile-store";
import { query } from "../core/verb.ts";
import { requireResetToken } from "./reset-token.ts";

/** Whose password a reset link sets. */
export interface InspectedReset {
  readonly userId: UserId;
  readonly displayName?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
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
