import { setRoomStateWithKey } from "@conclave/protocol/client-api/set-room-state-with-key";
import { setRoomState } from "@conclave/services/rooms/set-room-state";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey} */
export function setRoomStateWithKeyRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setRoomStateWithKey, async ({ params, body, caller }) => ({
    event_id: await dispatcher.run(setRoomState, {
      sender: caller.userId,
      roomId: params.roomId,
      type: params.eventType,
      stateKey: params.stateKey ?? "",
      content: body,
    }),
  }));
}
