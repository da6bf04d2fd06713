import { findMedia, type MediaContent } from "@conclave/storage/media/media-store";
import { command } from "../core/verb.ts";
import { requireOpenPromise } from "./open-promise.ts";
import { writeUploadedMedia } from "./uploaded-media.ts";

/** Notes the file that was promised. @throws MatrixError as `requireOpenPromise` and `recordUpload` do. */
export const recordPromisedUpload = command(
  "media.record-promised-upload",
  async (
    context,
    input: { readonly userId: string; readonly mediaId: string; readonly content: MediaContent },
  ): Promise<void> => {
    requireOpenPromise(await findMedia(context.tx, input.mediaId), input.userId, context.now);
    await writeUploadedMedia(context, input.userId, input.mediaId, input.content);
    context.changed({ kind: "media", mediaId: input.mediaId });
  },
);
