import { setRoomAlias } from "@conclave/protocol/client-api/set-room-alias";
import { setRoomAlias as set } from "@conclave/services/rooms/directory/set-room-alias";
import { Refusal } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** PUT /_matrix/client/v3/directory/room/{roomAlias} */
export function setRoomAliasRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setRoomAlias, async ({ params, body, caller }) => {
    const input = { sender: caller.userId, alias: params.roomAlias, roomId: body.room_id };
    if ((await dispatcher.run(set, input)) === "set") return {};
    return new Refusal(409, { errcode: "M_UNKNOWN", error: "That alias leads to a room already." });
  });
}
