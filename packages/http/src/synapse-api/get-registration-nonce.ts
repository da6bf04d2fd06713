import { getRegistrationNonce } from "@conclave/protocol/synapse-api/get-registration-nonce";
import { registrationNonce } from "@conclave/services/accounts/registration-secret";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_synapse/admin/v1/register */
export function getRegistrationNonceRoute(parts: Pick<Parts, "clock" | "randomness">, secret: string): Route {
  return route(getRegistrationNonce, async () => ({
    nonce: registrationNonce(secret, parts.randomness, parts.clock.now()),
  }));
}
