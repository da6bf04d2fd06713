import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";
import { createAccount } from "../accounts/create-account.ts";
import { changeProfileField } from "../accounts/profile.ts";
import type { CommandContext } from "../core/verb.ts";
import { signedInChat } from "./signed-in-chat.ts";

export interface NewPerson {
  readonly userId: UserId;
  readonly displayName: string | undefined;
  readonly passwordHash: string;
  readonly role: Role;
}

/**
 * Makes the account of somebody who came by a link, with the name that they gave themself.
 *
 * @returns the chat's address, where they are signed in.
 * @throws MatrixError `M_USER_IN_USE`.
 */
export async function createPerson(context: CommandContext, person: NewPerson): Promise<string> {
  const { userId, displayName, passwordHash, role } = person;
  await createAccount(context, { userId, passwordHash, role, createdBy: null });
  if (displayName !== undefined) {
    await changeProfileField(context, { userId, key: "displayname", value: displayName });
  }
  return signedInChat(context, userId);
}
