import { getAuthMetadata } from "@conclave/protocol/client-api/get-auth-metadata";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v1/auth_metadata */
export function getAuthMetadataRoute(): Route {
  return route(getAuthMetadata, async () => {
    throw new MatrixError("M_UNRECOGNIZED", "Nobody signs in by OAuth 2.0 here.");
  });
}
