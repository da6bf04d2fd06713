import { randomToken } from "@conclave/base/randomness";
import { type MxcUri, mxcUriOf } from "@conclave/protocol/identifiers/mxc-uri";
import { MatrixError } from "@conclave/protocol/matrix-error";
import {
  countPromisedMedia,
  findMedia,
  type Media,
  type MediaContent,
  promiseMedia,
  writeMedia,
} from "@conclave/storage/media/media-store";
import { readUsage } from "@conclave/storage/quotas/usage-store";
import { type CommandContext, command, type QueryContext, query } from "../core/verb.ts";

/** Milliseconds within which a promised file must be uploaded (spec: 24 hours suffice for anybody). */
const promiseLifetime = 86_400_000;
/** How many files one person may have promised and not uploaded. */
const mostPromises = 50;
/** Bytes of randomness in a media identifier: nobody finds a file by guessing. */
const identifierLength = 24;

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
    const mediaId = randomToken(randomness, identifierLength);
    const expiresAt = now + promiseLifetime;
    await promiseMedia(tx, { mediaId, userId: input.userId, createdAt: now, expiresAt });
    return { contentUri: mxcUriOf(context.instance().serverName, mediaId), expiresAt };
  },
);

/** Checks, before any byte is taken, that a person has room for a file. @throws MatrixError `M_FORBIDDEN` (spec: "has reached a quota"). */
export const checkRoom = query(
  "media.check-room",
  (context, input: { readonly userId: string; readonly announced: number }): Promise<void> =>
    requireRoomForFile(context, input.userId, input.announced),
);

/** Notes a file that has been stored; answers its address. @throws MatrixError `M_FORBIDDEN` where it has no room. */
export const recordUpload = command(
  "media.record-upload",
  async (context, input: { readonly userId: string; readonly content: MediaContent }): Promise<MxcUri> => {
    const mediaId = randomToken(context.randomness, identifierLength);
    await write(context, input.userId, mediaId, input.content);
    return mxcUriOf(context.instance().serverName, mediaId);
  },
);

/** Notes the file that was promised. @throws MatrixError as `requireOpenPromise` and `recordUpload` do. */
export const recordPromisedUpload = command(
  "media.record-promised-upload",
  async (
    context,
    input: { readonly userId: string; readonly mediaId: string; readonly content: MediaContent },
  ): Promise<void> => {
    requireOpenPromise(await findMedia(context.tx, input.mediaId), input.userId, context.now);
    await write(context, input.userId, input.mediaId, input.content);
    context.changed({ kind: "media", mediaId: input.mediaId });
  },
);

/**
 * Checks that a person may upload to an identifier.
 *
 * @throws MatrixError `M_NOT_FOUND` when it was not promised or has expired, `M_FORBIDDEN` when somebody else did,
 * `M_CANNOT_OVERWRITE_MEDIA` when the file is there already.
 */
export function requireOpenPromise(media: Media | undefined, userId: string, now: number): void {
  if (media === undefined || (media.expiresAt !== null && media.expiresAt <= now)) {
    throw new MatrixError("M_NOT_FOUND", "There is no such upload, or it has expired.");
  }
  if (media.userId !== userId) throw new MatrixError("M_FORBIDDEN", "Somebody else has announced this upload.");
  if (media.content !== undefined) throw new MatrixError("M_CANNOT_OVERWRITE_MEDIA", "The file is there already.");
}

/** Several may arrive at once, so that it is asked again when one is noted. */
async function requireRoomForFile(context: QueryContext, userId: string, size: number): Promise<void> {
  const { bytes } = await readUsage(context.tx, userId, "media");
  if (bytes + size > context.settings.mediaPerPerson) {
    throw new MatrixError("M_FORBIDDEN", "You have no room for this file. Ask an administrator for more.");
  }
}

async function write(context: CommandContext, userId: string, mediaId: string, content: MediaContent): Promise<void> {
  await requireRoomForFile(context, userId, content.size);
  await writeMedia(context.tx, { mediaId, userId, createdAt: context.now, content });
  // The name of a file is what somebody wrote; its type and size are not.
  await context.record({ type: "media.uploaded", actor: userId, subject: mediaId, detail: { bytes: content.size } });
}
