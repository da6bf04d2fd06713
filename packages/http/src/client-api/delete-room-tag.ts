import { deleteRoomTag } from "@conclave/protocol/client-api/delete-room-tag";
import { deleteRoomTag as remove } from "@conclave/services/account-data/delete-room-tag";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** DELETE /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag} */
export function deleteRoomTagRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(deleteRoomTag, async ({ caller, params }) => {
    const userId = ownAccount(caller, params.userId);
    await dispatcher.run(remove, { userId, roomId: params.roomId, tag: params.tag });
    return {};
  });
}
