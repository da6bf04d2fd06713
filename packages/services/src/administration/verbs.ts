import type { AnyVerb } from "../core/verb.ts";
import { assignRole } from "./assign-role.ts";
import { createAccount } from "./create-account.ts";
import { disableAccount, enableAccount } from "./disable-account.ts";
import { listAccounts } from "./list-accounts.ts";
import { listAuditRecords } from "./list-audit-records.ts";
import { listReports } from "./list-reports.ts";
import { listRooms } from "./list-rooms.ts";
import { readCaller } from "./read-caller.ts";
import { readOverview } from "./read-overview.ts";
import { resetAccount } from "./reset-account.ts";

/** The verbs of administration, for the registry. */
export const administrationVerbs: readonly AnyVerb[] = [
  listAccounts,
  createAccount,
  disableAccount,
  enableAccount,
  assignRole,
  resetAccount,
  listRooms,
  listAuditRecords,
  listReports,
  readCaller,
  readOverview,
];
