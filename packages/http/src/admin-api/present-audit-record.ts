import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";
import type { AuditRecordView } from "@conclave/services/administration/list-audit-records";

/** A record of the audit log as the admin API writes it. */
export function presentAuditRecord(record: AuditRecordView): AuditRecord {
  const { sequence, at, type, origin, actor, subject, detail } = record;
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
