import { query } from "@conclave/services/core/verb";
import { type AuditRecord, listAuditRecords } from "@conclave/storage/audit/audit-store";
import type { TestServer } from "./test-server.ts";

const list = query("testing.list-audit-records", (context, input: { readonly subject: string }) =>
  listAuditRecords(context.tx, { subject: input.subject, limit: 500 }),
);

/** What the audit log says of somebody or something, oldest first. */
export async function auditRecordsOf(server: TestServer, subject: string): Promise<readonly AuditRecord[]> {
  return (await server.parts.dispatcher.run(list, { subject })).toReversed();
}
