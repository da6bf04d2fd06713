import type { AnyVerb } from "../core/verb.ts";
import { assignRole } from "./assign-role.ts";
import { createAccount } from "./create-account.ts";
import { disableAccount, enableAccount } from "./disable-account.ts";
import { listAccounts } from "./list-accounts.ts";
import { listAuditRecords } from "./list-audit-records.ts";
import { listReports } from "./list-reports.ts";
import { listRooms } from "./list-rooms.ts";
import { readCaller } from "./read-caller.ts";
import { readConnections } from "./read-connections.ts";
import { readOverview } from "./read-overview.ts";
import { readRestrictions } from "./read-restrictions.ts";
import { resetAccount } from "./reset-account.ts";
import { endSuspension, suspendAccount } from "./suspend-account.ts";

/** The verbs of administration, for the registry. */
export const administrationVerbs: readonly AnyVerb[] = [
  listAccounts,
  createAccount,
  disableAccount,
  enableAccount,
  assignRole,
  resetAccount,
  suspendAccount,
  endSuspension,
  readRestrictions,
  readConnections,
  listRooms,
  listAuditRecords,
  listReports,
  readCaller,
  readOverview,
];
