import { readOverview } from "@conclave/protocol/admin-api/read-overview";
import { readOverview as read } from "@conclave/services/administration/read-overview";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_conclave/admin/v1/overview */
export function readOverviewRoute({
  dispatcher,
  settings,
  server,
}: Pick<Parts, "dispatcher" | "settings" | "server">): Route {
  return route(readOverview, async () => {
    const { identity, accounts, devices, rooms, openInvitations, media, auditRecords } = await dispatcher.run(
      read,
      null,
    );
    return {
      organisation: identity.organisation,
      server_name: identity.serverName,
      version: server.version,
      started_ts: server.startedAt,
      mode: server.mode,
      registration: settings.registration,
      encryption: settings.encryption,
      key_sharing: settings.keySharing,
      accounts,
      devices,
      rooms,
      invitations: { open: openInvitations },
      storage: { database_bytes: await server.databaseBytes(), media_bytes: media.bytes, media_count: media.count },
      audit: { records: auditRecords },
    };
  });
}
