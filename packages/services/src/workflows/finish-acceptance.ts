import { newUserId } from "../accounts/create-account.ts";
import { command } from "../core/verb.ts";
import { spendInvitation } from "../invitations/open-invitation.ts";
import type { Acceptance } from "./acceptance.ts";
import { createPerson } from "./new-person.ts";

/** Makes the invited person's account and uses the invitation once; answers the chat's address, where they are signed in. */
export const finishAcceptance = command(
  "workflows.finish-acceptance",
  async (context, input: Acceptance & { readonly passwordHash: string }): Promise<string> => {
    const { token, displayName, passwordHash } = input;
    const userId = newUserId(input.localpart, context.instance().serverName);
    const { role } = await spendInvitation(context, token, userId);
    return createPerson(context, { userId, displayName, passwordHash, role });
  },
);
