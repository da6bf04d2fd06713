import { getKeysChanges } from "@conclave/protocol/client-api/get-keys-changes";
import { getKeysChanges as read } from "@conclave/services/sync/get-keys-changes";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/keys/changes */
export function getKeysChangesRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getKeysChanges, async ({ caller, query }) =>
    dispatcher.run(read, { userId: caller.userId, from: query.from, to: query.to }),
  );
}
