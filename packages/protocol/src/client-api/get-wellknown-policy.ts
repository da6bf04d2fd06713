import { endpoint, none } from "../endpoint.ts";

/**
 * The policy server that this server runs (spec "GET /.well-known/matrix/policy_server"). Errors: `M_NOT_FOUND`, always: it
 * runs none, since rooms live here alone.
 */
export const getWellknownPolicy = endpoint({
  method: "GET",
  path: "/.well-known/matrix/policy_server",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "none",
  errors: ["M_NOT_FOUND"],
});
