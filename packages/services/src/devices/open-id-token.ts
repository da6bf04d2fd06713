import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { findOpenIdToken, insertOpenIdToken } from "@conclave/storage/devices/open-id-token-store";
import { command, query } from "../core/verb.ts";
import { freshToken, hashToken } from "./access-token.ts";

/** Milliseconds that a token is good for. */
const lifetime = 60 * 60 * 1_000;

/** A token that proves who somebody is, and the server to ask. */
export interface OpenIdToken {
  readonly token: string;
  readonly serverName: string;
  /** Milliseconds. */
  readonly lifetime: number;
}

/** Makes a token by which a person proves to a service who they are (spec "OpenID"). It opens nothing here. */
export const createOpenIdToken = command(
  "devices.create-open-id-token",
  async (context, input: { readonly userId: UserId }): Promise<OpenIdToken> => {
    const { token, hash } = freshToken(context.randomness, "cot");
    const expiresAt = context.now + lifetime;
    await insertOpenIdToken(context.tx, { tokenHash: hash, userId: input.userId, expiresAt }, context.now);
    return { token, serverName: context.instance().serverName, lifetime };
  },
);

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
