import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { insertLoginToken } from "@conclave/storage/devices/login-token-store";
import { type CommandContext, command } from "../core/verb.ts";
import { freshToken } from "./access-token.ts";

/** Milliseconds; the specification's recommendation for `POST login/get_token`. */
export const loginTokenLifetime = 120_000;

/** Makes a token that signs its person in once, inside a command of whoever has proved who that is. */
export async function createLoginToken(context: CommandContext, userId: UserId): Promise<string> {
  const { token, hash } = freshToken(context.randomness, "clt");
  const expiresAt = context.now + loginTokenLifetime;
  await insertLoginToken(context.tx, { tokenHash: hash, userId, expiresAt }, context.now);
  return token;
}

/** `createLoginToken` as a command: for a person who is signed in and has just proved it again. */
export const generateLoginToken = command(
  "devices.generate-login-token",
  (context, input: { readonly userId: UserId }) => createLoginToken(context, input.userId),
);
