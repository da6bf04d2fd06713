import { serverNameOf } from "@conclave/protocol/identifiers/server-name";
import { registerWithSharedSecret } from "@conclave/protocol/synapse-api/register-with-shared-secret";
import { registerWithSharedSecret as registerPerson } from "@conclave/services/workflows/register-with-shared-secret";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_synapse/admin/v1/register */
export function registerWithSharedSecretRoute(
  parts: Pick<Parts, "clock" | "dispatcher" | "passwordHasher" | "settings">,
  secret: string,
): Route {
  return route(registerWithSharedSecret, async ({ body }) => {
    const session = await registerPerson(parts, secret, {
      nonce: body.nonce,
      username: body.username,
      password: body.password,
      admin: body.admin === true,
      userType: body.user_type ?? undefined,
      mac: body.mac,
      displayName: body.displayname ?? undefined,
      now: parts.clock.now(),
    });
    return {
      access_token: session.accessToken,
      user_id: session.userId,
      home_server: serverNameOf(session.userId),
      device_id: session.deviceId,
    };
  });
}
