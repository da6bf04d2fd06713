import { redirectToIdp } from "@conclave/protocol/client-api/redirect-to-idp";
import { redirectToSso } from "@conclave/protocol/client-api/redirect-to-sso";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { beginSignIn } from "@conclave/services/devices/sign-in-request";
import { Redirect } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/login/sso/redirect */
export function redirectToSsoRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(
    redirectToSso,
    async ({ query }) => new Redirect(await dispatcher.run(beginSignIn, { redirectUrl: query.redirectUrl })),
  );
}

/** GET /_matrix/client/v3/login/sso/redirect/{idpId} */
export function redirectToIdpRoute(): Route {
  return route(redirectToIdp, async () => {
    throw new MatrixError("M_NOT_FOUND", "There is no such identity provider.");
  });
}
