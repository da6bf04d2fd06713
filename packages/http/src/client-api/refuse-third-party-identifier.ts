import { refuseThirdPartyIdentifier } from "@conclave/protocol/client-api/refuse-third-party-identifier";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** POST /_matrix/client/v3/account/3pid/... and .../requestToken */
export function refuseThirdPartyIdentifierRoutes(): readonly Route[] {
  return refuseThirdPartyIdentifier.map((contract) =>
    route(contract, async () => {
      throw new MatrixError("M_THREEPID_DENIED", "This server keeps no e-mail addresses and telephone numbers.");
    }),
  );
}
