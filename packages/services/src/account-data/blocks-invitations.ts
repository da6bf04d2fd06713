import { blocksInvites, invitePermissionType } from "@conclave/rules/rooms/invite-permission";
import { readAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";

/** Whether a person wants no invitations, neither new ones nor those that came before (spec "Invite permission"). */
export async function blocksInvitations(tx: ReadTransaction, userId: string): Promise<boolean> {
  const content = await readAccountData(tx, { userId, type: invitePermissionType });
  return blocksInvites(content === undefined ? undefined : JSON.parse(content));
}
