import { endpoint, none } from "../endpoint.ts";

/**
 * What only application services may call (spec "Application Service API"): this server has none, so nobody is one.
 *
 * Errors: `M_FORBIDDEN`, always.
 */
export const refuseApplicationService = [
  { method: "PUT", path: "/_matrix/client/v3/directory/list/appservice/{networkId}/{roomId}" } as const,
  { method: "POST", path: "/_matrix/client/v1/appservice/{appserviceId}/ping" } as const,
].map(({ method, path }) =>
  endpoint({
    method,
    path,
    authentication: "required",
    permission: none("public"),
    audit: none("read"),
    rateLimit: "read",
    errors: ["M_FORBIDDEN"],
  }),
);
