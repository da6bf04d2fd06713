import { MatrixError } from "@conclave/protocol/matrix-error";
import { findMedia as find, type MediaContent } from "@conclave/storage/media/media-store";
import { query } from "../core/verb.ts";

interface Address {
  readonly serverName: string;
  readonly mediaId: string;
}

/** A file that is there. */
export interface StoredMedia extends MediaContent {
  readonly mediaId: string;
}

/**
 * The file at an address.
 *
 * @throws MatrixError `M_NOT_FOUND`, also for one in quarantine, or `M_NOT_YET_UPLOADED` for one that is promised.
 */
export const findMedia = query("media.find", async (context, address: Address): Promise<StoredMedia> => {
  const isLocal = address.serverName === context.instance().serverName;
  const media = isLocal ? await find(context.tx, address.mediaId) : undefined;
  if (media === undefined || media.isQuarantined || (media.expiresAt !== null && media.expiresAt <= context.now)) {
    throw new MatrixError("M_NOT_FOUND", "There is no such file.");
  }
  if (media.content === undefined) throw new MatrixError("M_NOT_YET_UPLOADED", "The file has not been uploaded yet.");
  return { ...media.content, mediaId: media.mediaId };
});
