import { type AuditRecord, listAuditRecords } from "@conclave/protocol/admin-api/list-audit-records";
import { listAuditRecords as list } from "@conclave/services/administration/list-audit-records";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { defaultLimit, presentNextBatch } from "./present-page.ts";

/** GET /_conclave/admin/v1/audit */
export function listAuditRecordsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listAuditRecords, async ({ query }) => {
    const page = await dispatcher.run(list, { ...query, limit: query.limit ?? defaultLimit });
    return { records: page.items.map(presentRecord), ...presentNextBatch(page) };
  });
}

type StoredRecord = Awaited<ReturnType<typeof list.run>>["items"][number];

function presentRecord({ sequence, at, type, origin, actor, subject, detail }: StoredRecord): AuditRecord {
  const { address, ...others } = detail;
  const details: AuditRecord["details"] = {};
  for (const [name, value] of Object.entries(others)) if (value !== null) details[name] = value;
  return {
    sequence,
    ts: at,
    type,
    origin,
    ...(actor === null ? {} : { actor }),
    ...(subject === null ? {} : { subject }),
    ...(typeof address === "string" ? { address } : {}),
    details,
  };
}
