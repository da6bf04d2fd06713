import { getRoomTags } from "@conclave/protocol/client-api/get-room-tags";
import { getRoomTags as get } from "@conclave/services/account-data/get-room-tags";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** GET /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags */
export function getRoomTagsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getRoomTags, async ({ caller, params }) => {
    const userId = ownAccount(caller, params.userId);
    return { tags: await dispatcher.run(get, { userId, roomId: params.roomId }) };
  });
}
