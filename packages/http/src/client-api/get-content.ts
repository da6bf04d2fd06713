import { getContent } from "@conclave/protocol/client-api/get-content";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/media/v3/download/{serverName}/{mediaId} */
export function getContentRoute(): Route {
  return route(getContent, async () => {
    throw new MatrixError("M_NOT_FOUND", "Files need an access token: use /_matrix/client/v1/media.");
  });
}
