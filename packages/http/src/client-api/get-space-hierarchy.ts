import { getSpaceHierarchy } from "@conclave/protocol/client-api/get-space-hierarchy";
import { getSpaceHierarchy as read } from "@conclave/services/rooms/description/get-space-hierarchy";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentRoomSummary } from "./present-room-description.ts";

/** GET /_matrix/client/v1/rooms/{roomId}/hierarchy */
export function getSpaceHierarchyRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getSpaceHierarchy, async ({ params, query, caller }) => {
    const { rooms, next } = await dispatcher.run(read, {
      userId: caller.userId,
      roomId: params.roomId,
      suggestedOnly: query.suggested_only ?? false,
      maximumDepth: query.max_depth,
      limit: query.limit,
      from: query.from,
    });
    return {
      rooms: rooms.map(({ room, children }) => ({
        ...presentRoomSummary(room),
        children_state: children.map(({ stateKey, sender, content, originServerTs }) => ({
          type: "m.space.child" as const,
          state_key: stateKey,
          sender,
          content,
          origin_server_ts: originServerTs,
        })),
      })),
      ...(next !== undefined && { next_batch: next }),
    };
  });
}
