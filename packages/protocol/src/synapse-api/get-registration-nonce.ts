import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * A nonce for one shared-secret registration, good for a minute (Synapse's admin API "Shared-Secret Registration"). There is
 * no such route unless a registration secret is configured.
 */
export const getRegistrationNonce = endpoint({
  method: "GET",
  path: "/_synapse/admin/v1/register",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "registration",
  response: Type.Object({ nonce: Type.String() }),
});
