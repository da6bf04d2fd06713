import { getFilter } from "@conclave/protocol/client-api/get-filter";
import { getFilter as get } from "@conclave/services/filters/get-filter";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** GET /_matrix/client/v3/user/{userId}/filter/{filterId} */
export function getFilterRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getFilter, async ({ caller, params }) => {
    const userId = ownAccount(caller, params.userId);
    return new JsonText(await dispatcher.run(get, { userId, filterId: params.filterId }));
  });
}
