import {
  findThumbnail as find,
  type ThumbnailContent,
  type ThumbnailKey,
} from "@conclave/storage/media/thumbnail-store";
import { query } from "../core/verb.ts";

/** The thumbnail that is kept of a file, if it is. */
export const findThumbnail = query(
  "media.find-thumbnail",
  (context, key: ThumbnailKey): Promise<ThumbnailContent | undefined> => find(context.tx, key),
);
