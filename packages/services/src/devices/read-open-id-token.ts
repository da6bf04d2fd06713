import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { findOpenIdToken } from "@conclave/storage/devices/open-id-token-store";
import { query } from "../core/verb.ts";
import { hashToken } from "./access-token.ts";

/**
 * Whose an OpenID token is: what a service asks that was given one.
 *
 * @throws MatrixError `M_UNKNOWN_TOKEN` when it is nobody's, has expired, or the account may not be used any more.
 */
export const readOpenIdToken = query(
  "devices.read-open-id-token",
  async ({ tx, now }, input: { readonly token: string }): Promise<UserId> => {
    const userId = await findOpenIdToken(tx, hashToken(input.token), now);
    const account = userId === undefined ? undefined : await findAccount(tx, userId);
    if (account?.state !== "active") {
      throw new MatrixError("M_UNKNOWN_TOKEN", "The token is unknown or has expired.");
    }
    return account.userId;
  },
);
