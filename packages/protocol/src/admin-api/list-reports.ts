import { type Static, Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { NextBatch, paging, Timestamp } from "./fields.ts";

/** What somebody reported: a room, an event of a room and its sender, or a person. */
export const Report = Type.Object({
  report_id: Type.Integer({ minimum: 1 }),
  ts: Timestamp,
  /** Who reported it. */
  reporter: Type.String(),
  room_id: Type.Optional(Type.String()),
  event_id: Type.Optional(Type.String()),
  /** The person reported, or the sender of the event. */
  user_id: Type.Optional(Type.String()),
  /** In the reporter's words; perhaps empty. */
  reason: Type.String(),
});

export type Report = Static<typeof Report>;

/** What people reported, newest first. */
export const listReports = endpoint({
  method: "GET",
  path: "/_conclave/admin/v1/reports",
  authentication: "required",
  permission: "reports.list",
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object(paging),
  response: Type.Object({ reports: Type.Array(Report), next_batch: NextBatch }),
});
