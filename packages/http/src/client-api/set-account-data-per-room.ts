import { setAccountDataPerRoom } from "@conclave/protocol/client-api/set-account-data-per-room";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";
import { setOwnAccountData } from "./set-own-account-data.ts";

/** PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type} */
export function setAccountDataPerRoomRoute(parts: Pick<Parts, "dispatcher">): Route {
  return route(setAccountDataPerRoom, async ({ caller, params, body }) => {
    const userId = ownAccount(caller, params.userId);
    return setOwnAccountData(parts, { userId, roomId: params.roomId, type: params.type }, body);
  });
}
