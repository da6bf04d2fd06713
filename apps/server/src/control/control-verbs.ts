import { checkUserName } from "@conclave/services/accounts/check-user-name";
import { createAccount } from "@conclave/services/administration/create-account";
import { listAccounts } from "@conclave/services/administration/list-accounts";
import { listAuditRecords } from "@conclave/services/administration/list-audit-records";
import { listMediaOfRoom } from "@conclave/services/administration/list-media-of-room";
import { resetAccount } from "@conclave/services/administration/reset-account";
import { setQuarantine } from "@conclave/services/administration/set-quarantine";
import type { AnyVerb } from "@conclave/services/core/verb";
import { readIdentity } from "@conclave/services/instance/read-identity";
import { createInvitation } from "@conclave/services/invitations/create-invitation";
import { createSetUpLink } from "@conclave/services/invitations/create-set-up-link";

/** What the command line may ask the running server for. */
export const controlVerbs: readonly AnyVerb[] = [
  readIdentity,
  checkUserName,
  createSetUpLink,
  createAccount,
  listAccounts,
  resetAccount,
  createInvitation,
  listAuditRecords,
  setQuarantine,
  listMediaOfRoom,
];
