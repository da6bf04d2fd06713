import { upgradeRoom } from "@conclave/protocol/client-api/upgrade-room";
import { upgradeRoom as upgrade } from "@conclave/services/rooms/upgrade/upgrade-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/rooms/{roomId}/upgrade */
export function upgradeRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(upgradeRoom, async ({ params, body, caller }) => ({
    replacement_room: await dispatcher.run(upgrade, {
      sender: caller.userId,
      roomId: params.roomId,
      newVersion: body.new_version,
      additionalCreators: body.additional_creators ?? [],
    }),
  }));
}
