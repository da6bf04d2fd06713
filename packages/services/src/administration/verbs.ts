import type { AnyVerb } from "../core/verb.ts";
import { assignRole } from "./assign-role.ts";
import { createAccount } from "./create-account.ts";
import { disableAccount } from "./disable-account.ts";
import { enableAccount } from "./enable-account.ts";
import { endSuspension } from "./end-suspension.ts";
import { listAccounts } from "./list-accounts.ts";
import { listAuditRecords } from "./list-audit-records.ts";
import { listMediaOfRoom } from "./list-media-of-room.ts";
import { listReports } from "./list-reports.ts";
import { listRooms } from "./list-rooms.ts";
import { readCaller } from "./read-caller.ts";
import { readConnections } from "./read-connections.ts";
import { readOverview } from "./read-overview.ts";
import { readRestrictions } from "./read-restrictions.ts";
import { resetAccount } from "./reset-account.ts";
import { setQuarantine } from "./set-quarantine.ts";
import { suspendAccount } from "./suspend-account.ts";

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
  setQuarantine,
  listMediaOfRoom,
];
