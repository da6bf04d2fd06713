import { getVersions } from "@conclave/protocol/client-api/get-versions";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/versions */
export function getVersionsRoute(): Route {
  return route(getVersions, async () => ({
    versions: [
      "r0.6.1",
      "v1.1",
      "v1.2",
      "v1.3",
      "v1.4",
      "v1.5",
      "v1.6",
      "v1.7",
      "v1.8",
      "v1.9",
      "v1.10",
      "v1.11",
      "v1.12",
    ],
    unstable_features: {
      "org.matrix.msc4222": true,
      "org.matrix.e2e_cross_signing": true,
    },
  }));
}
