import { queryKeys } from "@conclave/protocol/client-api/query-keys";
import { queryKeys as ask } from "@conclave/services/keys/query-keys";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/keys/query */
export function queryKeysRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(
    queryKeys,
    async ({ caller, body }) =>
      new JsonText(await dispatcher.run(ask, { userId: caller.userId, wanted: body.device_keys })),
  );
}
