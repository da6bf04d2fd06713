import { type AuditEventType, auditEventTypes } from "@conclave/protocol/audit-events/audit-event-type";
import type { Contract } from "./contracts.ts";
import { code, page, table } from "./markdown.ts";

/** What records an event besides the routes that declare it. */
const elsewhere: Partial<Record<AuditEventType, string>> = {
  "organisation.set-up": "the first start of a server whose configuration names it",
  "account.created":
    "`POST /_conclave/auth/v1/set-up`, `POST /_conclave/auth/v1/invitations/accept`, `conclave account create`",
  "account.password-reset": "`conclave account reset`",
  "invitation.created": "`conclave invite create`",
  "invitation.accepted": "`POST /_matrix/client/v3/register` with its token",
  "session.ended":
    "a refresh token that comes a second time, a device that nobody used for 30 days and whose queue is full",
  "session.refused": "a sign-in with a wrong password, on any way",
  "setup-link.created": "`conclave setup-link`, and the start of a server that has no owner",
  "server.started": "the start of the server",
  "server.stopped": "the end of the server; where it is missing, the server was killed",
};

/** `docs/reference/audit-events.md` */
export function auditEventsPage(contracts: readonly Contract[]): string {
  // `auditEventTypes` has these keys and no others.
  const types = Object.keys(auditEventTypes) as AuditEventType[];
  return page([
    "# Audit events",
    "What the audit log records. A record is written in the transaction of the change: no change without a record, no record without a change. Each has a number without gaps, the time, who did it (or `command-line`, or `server`), what it was done to, and a few facts; never a secret, and never what somebody wrote. `conclave audit list` and the console read it. This page is generated from the code by `npm run reference`.",
    table(
      ["Type", "Meaning", "Recorded by"],
      types.map((type) => [code(type), auditEventTypes[type], recordedBy(contracts, type)]),
    ),
    "Ordinary traffic (messages, receipts, typing, keys), reading, and a person's own settings leave no record; each route says which of these it is, see [api.md](api.md).",
  ]);
}

function recordedBy(contracts: readonly Contract[], type: AuditEventType): string {
  const routes = contracts
    .filter(({ endpoint }) => endpoint.audit === type)
    .map(({ endpoint }) => code(`${endpoint.method} ${endpoint.path}`));
  return [...routes, ...(elsewhere[type] === undefined ? [] : [elsewhere[type]])].join(", ");
}
