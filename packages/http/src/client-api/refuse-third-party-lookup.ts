import { refuseThirdPartyLookup } from "@conclave/protocol/client-api/refuse-third-party-lookup";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v3/thirdparty/... */
export function refuseThirdPartyLookupRoutes(): readonly Route[] {
  return refuseThirdPartyLookup.map((contract) =>
    route(contract, async () => {
      throw new MatrixError("M_NOT_FOUND", "This server is bridged to no other network.");
    }),
  );
}
