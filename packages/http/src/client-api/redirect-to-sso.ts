import { redirectToSso } from "@conclave/protocol/client-api/redirect-to-sso";
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
