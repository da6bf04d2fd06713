import { setRoomTag } from "@conclave/protocol/client-api/set-room-tag";
import { setRoomTag as set } from "@conclave/services/account-data/set-room-tag";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag} */
export function setRoomTagRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setRoomTag, async ({ caller, params, body }) => {
    const userId = ownAccount(caller, params.userId);
    await dispatcher.run(set, { userId, roomId: params.roomId, tag: params.tag, value: body });
    return {};
  });
}
