import { type MxcUri, mxcUriOf } from "@conclave/protocol/identifiers/mxc-uri";
import type { MediaContent } from "@conclave/storage/media/media-store";
import { command } from "../core/verb.ts";
import { newMediaIdentifier } from "./media-identifier.ts";
import { writeUploadedMedia } from "./uploaded-media.ts";

/** Notes a file that has been stored; answers its address. @throws MatrixError `M_FORBIDDEN` where it has no room. */
export const recordUpload = command(
  "media.record-upload",
  async (context, input: { readonly userId: string; readonly content: MediaContent }): Promise<MxcUri> => {
    const mediaId = newMediaIdentifier(context.randomness);
    await writeUploadedMedia(context, input.userId, mediaId, input.content);
    return mxcUriOf(context.instance().serverName, mediaId);
  },
);
