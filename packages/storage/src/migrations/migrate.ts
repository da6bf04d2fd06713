import { type Kysely, sql } from "kysely";
import { createInstance } from "./0001-instance.ts";
import { createJobs } from "./0002-jobs.ts";
import { createAccounts } from "./0010-accounts.ts";
import { createDevices } from "./0011-devices.ts";
import { createUiaSessions } from "./0012-uia-sessions.ts";
import { createSignIn } from "./0013-sign-in.ts";
import { createProfiles } from "./0014-profiles.ts";
import { createSuspensions } from "./0016-suspensions.ts";
import { createOpenIdTokens } from "./0017-open-id-tokens.ts";
import { createErasures } from "./0018-erasures.ts";
import { createRooms } from "./0020-rooms.ts";
import { createTimeline } from "./0021-timeline.ts";
import { createReceipts } from "./0022-receipts.ts";
import { extendRelations } from "./0023-relations.ts";
import { createDelayedEvents } from "./0026-delayed-events.ts";
import { createPublishedRooms } from "./0027-published-rooms.ts";
import { createOpenRooms } from "./0028-open-rooms.ts";
import { createSearch } from "./0029-search.ts";
import { createKeys } from "./0030-keys.ts";
import { createToDevice } from "./0031-to-device.ts";
import { createKeyBackup } from "./0032-key-backup.ts";
import { countToDevice } from "./0033-to-device-queues.ts";
import { createDehydratedDevices } from "./0034-dehydrated-devices.ts";
import { nameClaimedKeys } from "./0035-claimed-keys.ts";
import { createMedia } from "./0040-media.ts";
import { createThumbnails } from "./0041-thumbnails.ts";
import { createQuarantine } from "./0042-quarantine.ts";
import { createAccountData } from "./0050-account-data.ts";
import { createPushers } from "./0051-pushers.ts";
import { createQuotas } from "./0052-quotas.ts";
import { indexUnread } from "./0054-unread.ts";
import { indexUnreadMembers } from "./0055-unread-members.ts";
import { indexThreads } from "./0056-unread-in-threads.ts";
import { orderAudit } from "./0060-audit-order.ts";
import { createInvitations } from "./0061-invitations.ts";
import { createReports } from "./0063-reports.ts";
import type { Migration } from "./migration.ts";

/** In the order in which they run; a number is given once and for ever. */
export const migrations: readonly Migration[] = [
  createInstance,
  createJobs,
  createAccounts,
  createDevices,
  createUiaSessions,
  createSignIn,
  createProfiles,
  createSuspensions,
  createOpenIdTokens,
  createErasures,
  createRooms,
  createTimeline,
  createReceipts,
  extendRelations,
  createDelayedEvents,
  createPublishedRooms,
  createOpenRooms,
  createSearch,
  createKeys,
  createToDevice,
  createKeyBackup,
  countToDevice,
  createDehydratedDevices,
  nameClaimedKeys,
  createMedia,
  createThumbnails,
  createQuarantine,
  createAccountData,
  createPushers,
  createQuotas,
  indexUnread,
  indexUnreadMembers,
  indexThreads,
  orderAudit,
  createInvitations,
  createReports,
];

/**
 * Runs what has not run yet, each migration with its mark in one transaction.
 *
 * @throws Error when the database was written by a newer Conclave.
 */
export async function migrate(database: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists migrations (number integer primary key, name text not null)`.execute(database);
  const { rows } = await sql<{ number: number }>`select number from migrations`.execute(database);
  const done = new Set(rows.map((row) => row.number));
  for (const number of done) {
    if (!migrations.some((migration) => migration.number === number)) {
      throw new Error(
        `The database has migration ${number}, which this version of Conclave does not know. Run a newer version.`,
      );
    }
  }
  for (const migration of migrations) {
    if (done.has(migration.number)) continue;
    await database.transaction().execute(async (transaction) => {
      await migration.up(transaction);
      await sql`insert into migrations (number, name) values (${migration.number}, ${migration.name})`.execute(
        transaction,
      );
    });
  }
}
