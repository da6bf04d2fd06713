import { getContentThumbnailAuthed } from "@conclave/protocol/client-api/get-content-thumbnail-authed";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findMedia } from "@conclave/services/media/find-media";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { isThumbnailType } from "./media-type.ts";
import { presentMedia } from "./present-media.ts";

/** GET /_matrix/client/v1/media/thumbnail/{serverName}/{mediaId} */
export function getContentThumbnailAuthedRoute({ dispatcher, media }: Pick<Parts, "dispatcher" | "media">): Route {
  return route(getContentThumbnailAuthed, async ({ params, query, headers, caller }) => {
    const picture = await dispatcher.run(findMedia, params);
    // Whatever is encrypted is said to be `application/octet-stream`: nobody looks into it.
    if (!isThumbnailType(picture.contentType ?? "")) {
      throw new MatrixError("M_UNKNOWN", "There is no thumbnail of this file. Download it instead.");
    }
    const { width, height, method = "scale", animated = false } = query;
    return presentMedia(await media.thumbnail(picture, { width, height, method, animated }, caller.userId), headers);
  });
}
