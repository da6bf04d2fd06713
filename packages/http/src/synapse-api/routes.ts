import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { getRegistrationNonceRoute } from "./get-registration-nonce.ts";
import { registerWithSharedSecretRoute } from "./register-with-shared-secret.ts";

/** The few routes of Synapse's admin API that third-party tools need; none unless a registration secret is configured. */
export function synapseApiRoutes(parts: Parts): readonly Route[] {
  const secret = parts.settings.registrationSecret;
  if (secret === undefined) return [];
  return [getRegistrationNonceRoute(parts, secret), registerWithSharedSecretRoute(parts, secret)];
}
