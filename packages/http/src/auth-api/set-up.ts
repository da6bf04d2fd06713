import { setUp } from "@conclave/protocol/auth-api/set-up";
import { setUpOrganisation } from "@conclave/services/workflows/set-up-organisation";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/auth/v1/set-up */
export function setUpRoute(parts: Pick<Parts, "dispatcher" | "passwordHasher" | "settings">): Route {
  return route(setUp, async ({ body }) => {
    const { token, organisation, server_name: serverName, localpart, display_name: displayName, password } = body;
    const request = { token, organisation, serverName, localpart, displayName };
    return { redirect: await setUpOrganisation(parts, request, password) };
  });
}
