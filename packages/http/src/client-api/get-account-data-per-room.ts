import { getAccountDataPerRoom } from "@conclave/protocol/client-api/get-account-data-per-room";
import { getAccountData } from "@conclave/services/account-data/get-account-data";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** GET /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type} */
export function getAccountDataPerRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getAccountDataPerRoom, async ({ caller, params }) => {
    const userId = ownAccount(caller, params.userId);
    return new JsonText(await dispatcher.run(getAccountData, { userId, roomId: params.roomId, type: params.type }));
  });
}
