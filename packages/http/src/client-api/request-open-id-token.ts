import { requestOpenIdToken } from "@conclave/protocol/client-api/request-open-id-token";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { createOpenIdToken } from "@conclave/services/devices/create-open-id-token";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_matrix/client/v3/user/{userId}/openid/request_token */
export function requestOpenIdTokenRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(requestOpenIdToken, async ({ params, caller }) => {
    if (params.userId !== caller.userId) throw new MatrixError("M_FORBIDDEN", "Nobody proves who somebody else is.");
    const { token, serverName, lifetime } = await dispatcher.run(createOpenIdToken, { userId: caller.userId });
    return {
      access_token: token,
      token_type: "Bearer" as const,
      matrix_server_name: serverName,
      expires_in: lifetime / 1_000,
    };
  });
}
