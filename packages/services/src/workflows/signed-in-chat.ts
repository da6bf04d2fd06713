import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { CommandContext } from "../core/verb.ts";
import { createLoginToken } from "../devices/create-login-token.ts";
import { withLoginToken } from "../devices/sign-in-request.ts";

/** The chat's address, where somebody who has just proved who they are is signed in: it holds a login token. */
export async function signedInChat(context: CommandContext, userId: UserId): Promise<string> {
  return withLoginToken(`${context.settings.publicUrl}/`, await createLoginToken(context, userId));
}
