import type { AuditEventType } from "@conclave/protocol/audit-events/audit-event-type";

export interface AuditTables {
  /** Append-only: no function here changes or removes a row. */
  audit_log: {
    position: number;
    at: number;
    type: AuditEventType;
    actor: string | null;
    subject: string | null;
    detail: string;
  };
}
