import { getAccount3pids } from "@conclave/protocol/client-api/get-account-3pids";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v3/account/3pid */
export function getAccount3pidsRoute(): Route {
  return route(getAccount3pids, async () => ({ threepids: [] }));
}
