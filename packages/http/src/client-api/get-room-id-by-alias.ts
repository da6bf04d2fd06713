import { getRoomIdByAlias } from "@conclave/protocol/client-api/get-room-id-by-alias";
import { getRoomIdByAlias as resolve } from "@conclave/services/rooms/directory/get-room-id-by-alias";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/directory/room/{roomAlias} */
export function getRoomIdByAliasRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomIdByAlias, async ({ params }) => {
    const { roomId, servers } = await dispatcher.run(resolve, { alias: params.roomAlias });
    return { room_id: roomId, servers: [...servers] };
  });
}
