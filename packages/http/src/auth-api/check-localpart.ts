import { checkLocalpart } from "@conclave/protocol/auth-api/check-localpart";
import { checkLocalpart as check } from "@conclave/services/invitations/check-localpart";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/invitations/localpart */
export function checkLocalpartRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(checkLocalpart, async ({ body }) => {
    const { token, localpart } = body;
    return { state: await dispatcher.run(check, { token, localpart }) };
  });
}
