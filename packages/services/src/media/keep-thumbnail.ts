import { findMedia } from "@conclave/storage/media/media-store";
import {
  countThumbnails,
  findThumbnail as find,
  type ThumbnailContent,
  type ThumbnailKey,
  writeThumbnail,
} from "@conclave/storage/media/thumbnail-store";
import { readUsage } from "@conclave/storage/quotas/usage-store";
import { command } from "../core/verb.ts";

/** Forms of one file; whatever further ones are asked for is made each time. */
const mostForms = 16;
/** The thumbnails of a person's files may take this part of what the files may. */
const share = 10;

/**
 * Keeps a thumbnail that has been made, where there is room for it.
 *
 * @returns false when it was not kept: its blob belongs to nobody.
 */
export const keepThumbnail = command(
  "media.keep-thumbnail",
  async ({ tx, settings }, input: ThumbnailKey & { readonly content: ThumbnailContent }): Promise<boolean> => {
    const { mediaId, form, content } = input;
    const media = await findMedia(tx, mediaId);
    if (media === undefined || (await find(tx, { mediaId, form })) !== undefined) return false;
    if ((await countThumbnails(tx, mediaId)) >= mostForms) return false;
    const { bytes } = await readUsage(tx, media.userId, "thumbnails");
    const size = content === "original" ? 0 : content.size;
    if (bytes + size > settings.mediaPerPerson / share) return false;
    await writeThumbnail(tx, { mediaId, form, userId: media.userId }, content);
    return true;
  },
);
