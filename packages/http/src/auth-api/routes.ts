import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { acceptInvitationRoute } from "./accept-invitation.ts";
import { checkLocalpartRoute } from "./check-localpart.ts";
import { completeResetRoute } from "./complete-reset.ts";
import { inspectInvitationRoute } from "./inspect-invitation.ts";
import { inspectResetRoute } from "./inspect-reset.ts";
import { inspectSetUpRoute } from "./inspect-set-up.ts";
import { readStatusRoute } from "./read-status.ts";
import { setUpRoute } from "./set-up.ts";
import { signInRoute } from "./sign-in.ts";

/** Every route of the pages for set-up, invitation, reset and sign-in. */
export function authApiRoutes(parts: Parts): readonly Route[] {
  return [
    readStatusRoute(parts),
    inspectSetUpRoute(parts),
    setUpRoute(parts),
    inspectInvitationRoute(parts),
    checkLocalpartRoute(parts),
    acceptInvitationRoute(parts),
    signInRoute(parts),
    inspectResetRoute(parts),
    completeResetRoute(parts),
  ];
}
