import { reportEvent } from "@conclave/protocol/client-api/report-event";
import { reportEvent as report } from "@conclave/services/reports/report-event";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/report/{eventId} */
export function reportEventRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(reportEvent, async ({ params, body, caller }) => {
    await dispatcher.run(report, { ...params, reporter: caller.userId, reason: body.reason ?? "" });
    return {};
  });
}
