import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { insertOpenIdToken } from "@conclave/storage/devices/open-id-token-store";
import { command } from "../core/verb.ts";
import { freshToken } from "./access-token.ts";

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
