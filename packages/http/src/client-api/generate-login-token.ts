import { generateLoginToken } from "@conclave/protocol/client-api/generate-login-token";
import { generateLoginToken as generateToken, loginTokenLifetime } from "@conclave/services/devices/create-login-token";
import { type Route, route } from "../edge/route.ts";
import { requireUia, type UiaParts } from "./require-uia.ts";

/** POST /_matrix/client/v1/login/get_token */
export function generateLoginTokenRoute(parts: UiaParts): Route {
  return route(generateLoginToken, async (request) => {
    const refusal = await requireUia(parts, generateLoginToken, request, { everyTime: true });
    if (refusal !== undefined) return refusal;
    const token = await parts.dispatcher.run(generateToken, { userId: request.caller.userId });
    return { login_token: token, expires_in_ms: loginTokenLifetime };
  });
}
