import { acceptInvitation } from "@conclave/protocol/auth-api/accept-invitation";
import { acceptInvitation as accept } from "@conclave/services/workflows/accept-invitation";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/invitations/accept */
export function acceptInvitationRoute(parts: Pick<Parts, "dispatcher" | "passwordHasher" | "settings">): Route {
  return route(acceptInvitation, async ({ body }) => {
    const { token, localpart, display_name: displayName, password } = body;
    return { redirect: await accept(parts, { token, localpart, displayName }, password) };
  });
}
