import { reportUser } from "@conclave/protocol/client-api/report-user";
import { reportUser as report } from "@conclave/services/reports/report-user";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/users/{userId}/report */
export function reportUserRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(reportUser, async ({ params, body, caller }) => {
    await dispatcher.run(report, { ...params, reporter: caller.userId, reason: body.reason });
    return {};
  });
}
