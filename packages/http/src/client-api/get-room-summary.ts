import { getRoomSummary } from "@conclave/protocol/client-api/get-room-summary";
import { getRoomSummary as read } from "@conclave/services/rooms/description/get-room-summary";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentRoomSummary } from "./present-room-description.ts";

/** GET /_matrix/client/v1/room_summary/{roomIdOrAlias} */
export function getRoomSummaryRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomSummary, async ({ params, caller }) => {
    const { room, membership } = await dispatcher.run(read, { userId: caller.userId, room: params.roomIdOrAlias });
    return { ...presentRoomSummary(room), ...(membership !== undefined && { membership }) };
  });
}
