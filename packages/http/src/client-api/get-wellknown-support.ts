import { getWellknownSupport } from "@conclave/protocol/client-api/get-wellknown-support";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** GET /.well-known/matrix/support */
export function getWellknownSupportRoute(): Route {
  return route(getWellknownSupport, async () => {
    throw new MatrixError("M_NOT_FOUND", "This server names no contact in public.");
  });
}
