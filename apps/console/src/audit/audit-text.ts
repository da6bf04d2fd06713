import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";
import { t } from "../messages.ts";
import { auditSentence } from "./audit-messages.ts";
import { detailText } from "./detail-messages.ts";
import { membershipSentence } from "./membership-messages.ts";

/** A record as a sentence in the language of the page. */
export function sentenceOf(record: AuditRecord): string {
  return (
    exactSentence(record) ??
    auditSentence(record.type, {
      actor: record.actor ?? t(`audit.origin-${record.origin}`),
      subject: record.subject ?? record.actor ?? t("audit.no-subject"),
    })
  );
}

/** Where a record's details say it better than its type alone; undefined elsewhere. */
function exactSentence(record: AuditRecord): string | undefined {
  const { type, actor, subject, origin, details } = record;
  if (type === "room.membership-changed") return membershipSentence(record);
  if (type === "session.created" && details["login_token"] === true && actor !== undefined) {
    return t("audit.password-entered", { actor });
  }
  if (type === "account.created" && actor === undefined && origin === "api" && subject !== undefined) {
    return t("audit.account-made", { subject });
  }
  return undefined;
}

/** A type's sentence without anybody in it, for choosing: what stands for the places is left out. */
export function typeText(type: string): string {
  return auditSentence(type, { actor: "…", subject: "…" });
}

/** A record's further facts, one a line; what its sentence says already is left out. */
export function detailsOf(record: AuditRecord): string[] {
  const told = exactSentence(record) === undefined ? [] : ["user", "membership", "previous", "login_token"];
  const facts = Object.entries(record.details).filter(([name]) => !told.includes(name));
  return facts.map(([name, value]) => detailText(name, value));
}
