import { getLocalAliases } from "@conclave/protocol/client-api/get-local-aliases";
import { getLocalAliases as aliasesOf } from "@conclave/services/timeline/get-local-aliases";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/aliases */
export function getLocalAliasesRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getLocalAliases, async ({ params, caller }) => ({
    aliases: [...(await dispatcher.run(aliasesOf, { userId: caller.userId, roomId: params.roomId }))],
  }));
}
