import { listAuditRecords } from "@conclave/protocol/admin-api/list-audit-records";
import { listAuditRecords as list } from "@conclave/services/administration/list-audit-records";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentAuditRecord } from "./present-audit-record.ts";
import { defaultLimit, presentNextBatch } from "./present-page.ts";

/** GET /_conclave/admin/v1/audit */
export function listAuditRecordsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listAuditRecords, async ({ query }) => {
    const page = await dispatcher.run(list, { ...query, limit: query.limit ?? defaultLimit });
    return { records: page.items.map(presentAuditRecord), ...presentNextBatch(page) };
  });
}
