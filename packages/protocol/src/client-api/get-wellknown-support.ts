import { endpoint, none } from "../endpoint.ts";

/**
 * Whom to turn to (spec "GET /.well-known/matrix/support"). Errors: `M_NOT_FOUND`, always: the specification wants at least
 * one contact, and the names of administrators are nothing to show to everybody.
 */
export const getWellknownSupport = endpoint({
  method: "GET",
  path: "/.well-known/matrix/support",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "none",
  errors: ["M_NOT_FOUND"],
});
