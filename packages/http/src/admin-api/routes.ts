import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { assignRoleRoute } from "./assign-role.ts";
import { createInvitationRoute } from "./create-invitation.ts";
import { disableAccountRoute } from "./disable-account.ts";
import { enableAccountRoute } from "./enable-account.ts";
import { listAccountsRoute } from "./list-accounts.ts";
import { listAuditRecordsRoute } from "./list-audit-records.ts";
import { listInvitationsRoute } from "./list-invitations.ts";
import { listReportsRoute } from "./list-reports.ts";
import { listRoomsRoute } from "./list-rooms.ts";
import { quarantineMediaRoute } from "./quarantine-media.ts";
import { readCallerRoute } from "./read-caller.ts";
import { readOverviewRoute } from "./read-overview.ts";
import { releaseMediaRoute } from "./release-media.ts";
import { resetAccountRoute } from "./reset-account.ts";
import { revokeInvitationRoute } from "./revoke-invitation.ts";

/** Every route of the administration console. */
export function adminApiRoutes(parts: Parts): readonly Route[] {
  return [
    readCallerRoute(parts),
    readOverviewRoute(parts),
    listAccountsRoute(parts),
    disableAccountRoute(parts),
    enableAccountRoute(parts),
    resetAccountRoute(parts),
    assignRoleRoute(parts),
    createInvitationRoute(parts),
    listInvitationsRoute(parts),
    revokeInvitationRoute(parts),
    listRoomsRoute(parts),
    listAuditRecordsRoute(parts),
    listReportsRoute(parts),
    quarantineMediaRoute(parts),
    releaseMediaRoute(parts),
  ];
}
