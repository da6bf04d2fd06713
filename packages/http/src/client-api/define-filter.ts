import { defineFilter } from "@conclave/protocol/client-api/define-filter";
import { defineFilter as define } from "@conclave/services/filters/define-filter";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { ownAccount } from "./own-account.ts";

/** POST /_matrix/client/v3/user/{userId}/filter */
export function defineFilterRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(defineFilter, async ({ caller, params, body }) => {
    const userId = ownAccount(caller, params.userId);
    return { filter_id: await dispatcher.run(define, { userId, filter: body }) };
  });
}
