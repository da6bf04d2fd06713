import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";
import { t } from "../messages.ts";
import { auditSentence } from "./audit-messages.ts";
import { detailText } from "./detail-messages.ts";
import { membershipSentence } from "./membership-messages.ts";

/** A record as a sentence in the language of the page. */
export function sentenceOf(record: AuditRecord): string {
  if (record.type === "room.membership-changed") {
    const exact = membershipSentence(record);
    if (exact !== undefined) return exact;
  }
  return auditSentence(record.type, {
    actor: record.actor ?? t(`audit.origin-${record.origin}`),
    subject: record.subject ?? record.actor ?? t("audit.no-subject"),
  });
}

/** A type's sentence without anybody in it, for choosing: what stands for the places is left out. */
export function typeText(type: string): string {
  return auditSentence(type, { actor: "…", subject: "…" });
}

/** A record's further facts, one a line; what its sentence says already is left out. */
export function detailsOf(record: AuditRecord): string[] {
  if (record.type === "room.membership-changed" && membershipSentence(record) !== undefined) return [];
  return Object.entries(record.details).map(([name, value]) => detailText(name, value));
}
