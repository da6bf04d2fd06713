import { refresh } from "@conclave/protocol/client-api/refresh";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { refreshSession } from "@conclave/services/devices/refresh-session";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/refresh */
export function refreshRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(refresh, async ({ body }) => {
    const tokens = await dispatcher.run(refreshSession, { refreshToken: body.refresh_token });
    if (tokens === "reused") {
      throw new MatrixError("M_UNKNOWN_TOKEN", "The refresh token was used before, so the session has ended.");
    }
    return {
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      expires_in_ms: tokens.expiresIn,
    };
  });
}
