import { getContentThumbnailAuthed } from "@conclave/protocol/client-api/get-content-thumbnail-authed";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findMedia } from "@conclave/services/media/find-media";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { isThumbnailType, mayBeAnimated } from "./media-type.ts";
import { presentMedia } from "./present-media.ts";

/** Bytes. No pictures are decoded on the server: a small one is its own thumbnail, as the specification allows. */
const largestThumbnail = 1_048_576;

/** GET /_matrix/client/v1/media/thumbnail/{serverName}/{mediaId} */
export function getContentThumbnailAuthedRoute({ dispatcher, media }: Pick<Parts, "dispatcher" | "media">): Route {
  return route(getContentThumbnailAuthed, async ({ params, query, headers }) => {
    const picture = await dispatcher.run(findMedia, params);
    const type = picture.contentType ?? "";
    if (!isThumbnailType(type) || (query.animated === false && mayBeAnimated(type))) {
      throw new MatrixError("M_UNKNOWN", "There is no thumbnail of this file. Download it instead.");
    }
    if (picture.size > largestThumbnail) {
      throw new MatrixError(
        "M_TOO_LARGE",
        "The picture is too large to serve as its own thumbnail. Download it instead.",
      );
    }
    return presentMedia(media, picture, headers);
  });
}
