import { getTurnServer } from "@conclave/protocol/client-api/get-turn-server";
import { turnCredentials } from "@conclave/services/calls/turn-credentials";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v3/voip/turnServer */
export function getTurnServerRoute({ settings, clock }: Pick<Parts, "settings" | "clock">): Route {
  return route(getTurnServer, async ({ caller }) => {
    if (settings.turn === undefined) return {};
    const { username, password, uris, lifetime } = turnCredentials(settings.turn, caller.userId, clock.now());
    return { username, password, uris: [...uris], ttl: lifetime / 1_000 };
  });
}
