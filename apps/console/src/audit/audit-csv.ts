import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";

const columns = ["sequence", "time", "type", "actor", "origin", "subject", "address", "details"];

/**
 * Records as CSV (RFC 4180), with a byte order mark, so that spreadsheets read it as UTF-8; times in UTC (ISO 8601). What a
 * spreadsheet would take for a formula gets an apostrophe before it (OWASP "CSV Injection").
 */
export function auditCsv(records: readonly AuditRecord[]): string {
  const rows = records.map((record) => [
    String(record.sequence),
    new Date(record.ts).toISOString(),
    record.type,
    record.actor ?? "",
    record.origin,
    record.subject ?? "",
    record.address ?? "",
    Object.keys(record.details).length === 0 ? "" : JSON.stringify(record.details),
  ]);
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
