import { getWellknownPolicy } from "@conclave/protocol/client-api/get-wellknown-policy";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** GET /.well-known/matrix/policy_server */
export function getWellknownPolicyRoute(): Route {
  return route(getWellknownPolicy, async () => {
    throw new MatrixError("M_NOT_FOUND", "This server runs no policy server.");
  });
}
