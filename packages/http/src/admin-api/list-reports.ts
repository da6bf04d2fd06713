import { listReports, type Report } from "@conclave/protocol/admin-api/list-reports";
import { listReports as list, type ReportView } from "@conclave/services/administration/list-reports";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { defaultLimit, presentNextBatch } from "./present-page.ts";

/** GET /_conclave/admin/v1/reports */
export function listReportsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(listReports, async ({ query }) => {
    const page = await dispatcher.run(list, { from: query.from, limit: query.limit ?? defaultLimit });
    return { reports: page.items.map(present), ...presentNextBatch(page) };
  });
}

function present({ position, at, reporter, roomId, eventId, userId, reason }: ReportView): Report {
  return {
    report_id: position,
    ts: at,
    reporter,
    ...(roomId !== null && { room_id: roomId }),
    ...(eventId !== null && { event_id: eventId }),
    ...(userId !== null && { user_id: userId }),
    reason,
  };
}
