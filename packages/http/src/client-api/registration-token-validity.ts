import { registrationTokenValidity } from "@conclave/protocol/client-api/registration-token-validity";
import { isOpenInvitation } from "@conclave/services/invitations/is-open-invitation";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v1/register/m.login.registration_token/validity */
export function registrationTokenValidityRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(registrationTokenValidity, async ({ query }) => ({
    valid: await dispatcher.run(isOpenInvitation, { token: query.token }),
  }));
}
