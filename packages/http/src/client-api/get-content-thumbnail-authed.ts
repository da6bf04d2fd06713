import { getContentThumbnailAuthed } from "@conclave/protocol/client-api/get-content-thumbnail-authed";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";
import { arrivingMedia, type MediaParts } from "./arriving-media.ts";
import { isThumbnailType } from "./media-type.ts";
import { presentMedia } from "./present-media.ts";

/** GET /_matrix/client/v1/media/thumbnail/{serverName}/{mediaId} */
export function getContentThumbnailAuthedRoute(parts: MediaParts): Route {
  return route(getContentThumbnailAuthed, async (request) => {
    const picture = await arrivingMedia(parts, request);
    // Whatever is encrypted is said to be `application/octet-stream`: nobody looks into it.
    if (!isThumbnailType(picture.contentType ?? "")) {
      throw new MatrixError("M_UNKNOWN", "There is no thumbnail of this file. Download it instead.");
    }
    const { width, height, method = "scale", animated = false } = request.query;
    const asked = { width, height, method, animated };
    return presentMedia(await parts.media.thumbnail(picture, asked, request.caller.userId), request.headers);
  });
}
