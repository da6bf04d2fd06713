import { type Static, Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { NextBatch, paging, Timestamp } from "./fields.ts";

/** One record of the audit log. */
export const AuditRecord = Type.Object({
  /** Its place in the log: 1, 2, 3 ... without gaps. */
  sequence: Type.Integer({ minimum: 1 }),
  ts: Timestamp,
  /** A name of `audit-events/audit-event-type.ts`; a console older than the server shows an unknown one as it is. */
  type: Type.String(),
  /** The user identifier of who did it; absent for the command line and for the server itself, see `origin`. */
  actor: Type.Optional(Type.String()),
  origin: Type.Union([Type.Literal("api"), Type.Literal("command-line"), Type.Literal("server")]),
  /** What it was done to: a user, device, room, invitation or media identifier. */
  subject: Type.Optional(Type.String()),
  /** The network address that the request came from. */
  address: Type.Optional(Type.String()),
  /** Further facts by name, a few and short; never a secret and never content. */
  details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
});

export type AuditRecord = Static<typeof AuditRecord>;

/** The audit log, newest first. `actor` and `subject` match whole; `since` is inclusive, `until` exclusive. */
export const listAuditRecords = endpoint({
  method: "GET",
  path: "/_conclave/admin/v1/audit",
  authentication: "required",
  permission: "audit.list",
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({
    type: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    actor: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    subject: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    since: Type.Optional(Timestamp),
    until: Type.Optional(Timestamp),
    ...paging,
  }),
  response: Type.Object({ records: Type.Array(AuditRecord), next_batch: NextBatch }),
});
