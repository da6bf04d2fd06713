import type { AccountDataTables } from "../account-data/account-data-tables.ts";
import type { AccountTables } from "../accounts/account-tables.ts";
import type { AuditTables } from "../audit/audit-tables.ts";
import type { DelayedEventTables } from "../delayed-events/delayed-event-tables.ts";
import type { DeviceTables } from "../devices/device-tables.ts";
import type { FilterTables } from "../filters/filter-tables.ts";
import type { InstanceTables } from "../instance/instance-tables.ts";
import type { InvitationTables } from "../invitations/invitation-tables.ts";
import type { JobTables } from "../jobs/job-tables.ts";
import type { KeysTables } from "../keys/keys-tables.ts";
import type { MediaTables } from "../media/media-tables.ts";
import type { PusherTables } from "../push/pusher-tables.ts";
import type { QuotaTables } from "../quotas/quota-tables.ts";
import type { ReceiptsTables } from "../receipts/receipts-tables.ts";
import type { ReportTables } from "../reports/report-tables.ts";
import type { RoomsTables } from "../rooms/rooms-tables.ts";
import type { SearchTables } from "../search/search-tables.ts";
import type { TimelineTables } from "../timeline/timeline-tables.ts";

/** Every table of the database; each subject declares its own in `x-tables.ts`, which imports no store. */
export interface Tables
  extends AccountDataTables,
    AccountTables,
    AuditTables,
    DelayedEventTables,
    DeviceTables,
    FilterTables,
    InstanceTables,
    InvitationTables,
    JobTables,
    KeysTables,
    MediaTables,
    PusherTables,
    QuotaTables,
    ReceiptsTables,
    ReportTables,
    RoomsTables,
    SearchTables,
    TimelineTables {}
