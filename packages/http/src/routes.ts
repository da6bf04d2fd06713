import { adminApiRoutes } from "./admin-api/routes.ts";
import { authApiRoutes } from "./auth-api/routes.ts";
import { clientApiRoutes } from "./client-api/routes.ts";
import type { Route } from "./edge/route.ts";
import type { Parts } from "./parts.ts";
import { pushGatewayApiRoutes } from "./push-gateway-api/routes.ts";
import { synapseApiRoutes } from "./synapse-api/routes.ts";

/** Every route that the server answers. */
export function allRoutes(parts: Parts): readonly Route[] {
  return [
    ...clientApiRoutes(parts),
    ...pushGatewayApiRoutes(parts),
    ...authApiRoutes(parts),
    ...adminApiRoutes(parts),
    ...synapseApiRoutes(parts),
  ];
}
