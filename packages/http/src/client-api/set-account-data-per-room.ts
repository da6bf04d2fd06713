import { setAccountDataPerRoom } from "@conclave/protocol/client-api/set-account-data-per-room";
import { setAccountData } from "@conclave/services/account-data/set-account-data";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type} */
export function setAccountDataPerRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(setAccountDataPerRoom, async ({ caller, params, body }) => {
    const userId = ownAccount(caller, params.userId);
    const { roomId, type } = params;
    await dispatcher.run(setAccountData, { userId, roomId, type, content: JSON.stringify(body) });
    return {};
  });
}
