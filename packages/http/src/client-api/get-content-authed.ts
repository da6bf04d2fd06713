import { getContentAuthed } from "@conclave/protocol/client-api/get-content-authed";
import { type Route, route } from "../edge/route.ts";
import { arrivingMedia, type MediaParts } from "./arriving-media.ts";
import { presentMedia } from "./present-media.ts";

/** GET /_matrix/client/v1/media/download/{serverName}/{mediaId} */
export function getContentAuthedRoute(parts: MediaParts): Route {
  return route(getContentAuthed, async (request) =>
    presentMedia(parts.media.file(await arrivingMedia(parts, request)), request.headers),
  );
}
