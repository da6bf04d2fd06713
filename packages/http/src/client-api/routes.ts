import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { getVersionsRoute } from "./get-versions.ts";

/** Every route of the Matrix client-server API, in the order of the specification's chapters. */
export function clientApiRoutes(_parts: Parts): readonly Route[] {
  return [
    // Server and accounts
    getVersionsRoute(),
    // Devices
    // Rooms
    // Timeline
    // Sync, filters and account data
    // Keys
    // Media
  ];
}
