import { refuseOldSync } from "@conclave/protocol/client-api/refuse-old-sync";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v3/events, /events/{eventId}, /initialSync */
export function refuseOldSyncRoutes(): readonly Route[] {
  return refuseOldSync.map((contract) =>
    route(contract, async () => {
      throw new MatrixError("M_UNRECOGNIZED", "That was replaced by /sync.");
    }),
  );
}
