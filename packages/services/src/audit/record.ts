import { appendAuditRecord } from "@conclave/storage/audit/audit-store";
import type { WriteTransaction } from "@conclave/storage/database/transaction";
import type { AuditEvent } from "../core/verb.ts";

/** The audit log's one writer: adds the record of a command, in the transaction of its change. */
export async function recordAuditEvent(tx: WriteTransaction, now: number, event: AuditEvent): Promise<void> {
  await appendAuditRecord(tx, {
    at: now,
    type: event.type,
    actor: event.actor,
    subject: event.subject,
    detail: event.detail ?? {},
    origin: event.origin ?? "api",
  });
}
