import type { AuditEventType } from "@conclave/protocol/audit-events/audit-event-type";

export interface AuditTables {
  /** Append-only: no function here changes or removes a row. */
  audit_log: {
    position: number;
    /** 1, 2, 3 ... without gaps. */
    sequence: number;
    at: number;
    type: AuditEventType;
    actor: string | null;
    subject: string | null;
    detail: string;
    origin: AuditOrigin;
  };
}

/** Where an act came from: a request, the command line, or the server itself. */
export type AuditOrigin = "api" | "command-line" | "server";
