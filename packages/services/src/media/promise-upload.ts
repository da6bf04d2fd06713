import { type MxcUri, mxcUriOf } from "@conclave/protocol/identifiers/mxc-uri";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { countPromisedMedia, promiseMedia } from "@conclave/storage/media/media-store";
import { command } from "../core/verb.ts";
import { newMediaIdentifier } from "./media-identifier.ts";

/** Milliseconds within which a promised file must be uploaded (spec: 24 hours suffice for anybody). */
const promiseLifetime = 86_400_000;
/** How many files one person may have promised and not uploaded. */
const mostPromises = 50;

export interface PromisedMedia {
  readonly contentUri: MxcUri;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Promises a file that is uploaded later (spec "POST /_matrix/media/v1/create").
 *
 * @throws MatrixError `M_LIMIT_EXCEEDED` when the person has promised too many.
 */
export const promiseUpload = command(
  "media.promise-upload",
  async (context, input: { readonly userId: string }): Promise<PromisedMedia> => {
    const { tx, now, randomness } = context;
    if ((await countPromisedMedia(tx, input.userId, now)) >= mostPromises) {
      throw new MatrixError("M_LIMIT_EXCEEDED", "You have announced too many uploads. Finish some first.");
    }
    const mediaId = newMediaIdentifier(randomness);
    const expiresAt = now + promiseLifetime;
    await promiseMedia(tx, { mediaId, userId: input.userId, createdAt: now, expiresAt });
    return { contentUri: mxcUriOf(context.instance().serverName, mediaId), expiresAt };
  },
);
