import { getContentOverrideNameAuthed } from "@conclave/protocol/client-api/get-content-override-name-authed";
import { type Route, route } from "../edge/route.ts";
import { arrivingMedia, type MediaParts } from "./arriving-media.ts";
import { presentMedia } from "./present-media.ts";

/** GET /_matrix/client/v1/media/download/{serverName}/{mediaId}/{fileName} */
export function getContentOverrideNameAuthedRoute(parts: MediaParts): Route {
  return route(getContentOverrideNameAuthed, async (request) =>
    presentMedia(parts.media.file(await arrivingMedia(parts, request)), request.headers, request.params.fileName),
  );
}
