import { refuseApplicationService } from "@conclave/protocol/client-api/refuse-application-service";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** PUT /_matrix/client/v3/directory/list/appservice/{networkId}/{roomId}, POST /_matrix/client/v1/appservice/{appserviceId}/ping */
export function refuseApplicationServiceRoutes(): readonly Route[] {
  return refuseApplicationService.map((contract) =>
    route(contract, async () => {
      throw new MatrixError("M_FORBIDDEN", "Only application services may do that, and this server has none.");
    }),
  );
}
