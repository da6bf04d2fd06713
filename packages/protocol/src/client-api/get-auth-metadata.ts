import { endpoint, none } from "../endpoint.ts";

/**
 * Where to sign in by OAuth 2.0 (spec "GET /_matrix/client/v1/auth_metadata"). Errors: `M_UNRECOGNIZED`, always, by which
 * clients know that this server has the other ways that `GET /login` tells.
 */
export const getAuthMetadata = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/auth_metadata",
  aliases: ["/_matrix/client/unstable/org.matrix.msc2965/auth_metadata"],
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "none",
  errors: ["M_UNRECOGNIZED"],
});
