import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { getTokenOwnerRoute } from "./get-token-owner.ts";
import { getVersionsRoute } from "./get-versions.ts";
import { registerRoute } from "./register.ts";

/** Every route of the Matrix client-server API, in the order of the specification's chapters. */
export function clientApiRoutes(parts: Parts): readonly Route[] {
  return [
    // Server and accounts
    getVersionsRoute(),
    registerRoute(parts),
    getTokenOwnerRoute(),
    // Devices
    // Rooms
    // Timeline
    // Sync, filters and account data
    // Keys
    // Media
  ];
}
