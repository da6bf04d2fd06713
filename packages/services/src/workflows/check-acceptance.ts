import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { checkUserName } from "../accounts/check-user-name.ts";
import { query } from "../core/verb.ts";
import { requireOpenInvitation } from "../invitations/open-invitation.ts";
import type { Acceptance } from "./acceptance.ts";

/** Who would join; throws what would refuse them, before a password is hashed. */
export const checkAcceptance = query(
  "workflows.check-acceptance",
  async (context, { token, localpart }: Acceptance): Promise<UserId> => {
    context.instance();
    await requireOpenInvitation(context, token);
    return checkUserName.run(context, { localpart });
  },
);
