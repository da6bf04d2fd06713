import { readStatus } from "@conclave/protocol/auth-api/read-status";
import { readStatus as read } from "@conclave/services/invitations/read-status";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_conclave/auth/v1/status */
export function readStatusRoute({ dispatcher, settings }: Pick<Parts, "dispatcher" | "settings">): Route {
  return route(readStatus, async () => {
    const { isSetUp, identity } = await dispatcher.run(read, null);
    return {
      set_up: isSetUp,
      ...(identity === undefined ? {} : { organisation: identity.organisation, server_name: identity.serverName }),
      registration: settings.registration,
      password_minimum_length: settings.passwordLength,
    };
  });
}
