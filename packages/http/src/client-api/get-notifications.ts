import { getNotifications } from "@conclave/protocol/client-api/get-notifications";
import { getNotifications as notificationsOf } from "@conclave/services/push/get-notifications";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/notifications */
export function getNotificationsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getNotifications, async ({ query, caller }) => {
    const { notifications, nextToken } = await dispatcher.run(notificationsOf, {
      reader: readerOf(caller),
      from: query.from,
      limit: query.limit,
      highlightsOnly: query.only === "highlight",
    });
    const texts = notifications.map(({ actions, event, read, roomId, at }) => {
      const others = JSON.stringify({ actions, read, room_id: roomId, ts: at });
      return `${others.slice(0, -1)},"event":${event}}`;
    });
    const next = nextToken === undefined ? "" : `,"next_token":"${nextToken}"`;
    return new JsonText(`{"notifications":[${texts.join()}]${next}}`);
  });
}
