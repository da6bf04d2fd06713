import { redirectToIdp } from "@conclave/protocol/client-api/redirect-to-idp";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v3/login/sso/redirect/{idpId} */
export function redirectToIdpRoute(): Route {
  return route(redirectToIdp, async () => {
    throw new MatrixError("M_NOT_FOUND", "There is no such identity provider.");
  });
}
