import { reportRoom } from "@conclave/protocol/client-api/report-room";
import { reportRoom as report } from "@conclave/services/reports/report-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/report */
export function reportRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(reportRoom, async ({ params, body, caller }) => {
    await dispatcher.run(report, { ...params, reporter: caller.userId, reason: body.reason });
    return {};
  });
}
