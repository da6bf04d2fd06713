import { Readable } from "node:stream";
import { BoundedMap } from "@conclave/base/bounded-map";
import type { Clock } from "@conclave/base/clock";
import { Gate } from "@conclave/base/gate";
import { largestPicture } from "@conclave/pictures/limits";
import type { ScalePicture } from "@conclave/pictures/scale-picture";
import type { ThumbnailRequest } from "@conclave/pictures/thumbnail-size";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { offeredSize } from "@conclave/rules/media/offered-size";
import type { BlobStore } from "@conclave/storage/blobs/blob-store";
import type { ThumbnailContent } from "@conclave/storage/media/thumbnail-store";
import type { Dispatcher } from "../core/verb.ts";
import type { StoredMedia } from "./find-media.ts";
import { findThumbnail } from "./find-thumbnail.ts";
import { keepThumbnail } from "./keep-thumbnail.ts";
import type { MediaFile } from "./media-file.ts";

export interface ThumbnailerPorts {
  readonly dispatcher: Dispatcher;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly scale: ScalePicture;
}

/**
 * Gives the thumbnail of a picture: the one that is kept, or a new one.
 *
 * @param userId whose turn it takes where one must be made.
 * @throws MatrixError `M_UNKNOWN` when no thumbnail can be made of it, `M_TOO_LARGE`, `M_LIMIT_EXCEEDED` when too many are asked for.
 */
export type GiveThumbnail = (media: StoredMedia, asked: ThumbnailRequest, userId: string) => Promise<MediaFile>;

/** Pictures that are decoded at once, and of one person: half of it, so that nobody's hostile files keep all others waiting. */
const parallel = 2;
const parallelOfOnePerson = 1;
const waiting = 512;
const waitingOfOnePerson = 64;
/** Milliseconds during which a picture that failed is not tried again, and how many such are remembered. */
const untried = 600_000;
const rememberedFailures = 1_000;

/** Makes the thumbnailer. It lives on the edge; what it decodes is decoded in a process of its own. */
export function thumbnailer({ dispatcher, blobs, clock, scale }: ThumbnailerPorts): GiveThumbnail {
  const gate = new Gate(parallel, waiting);
  const people = new Map<string, { readonly gate: Gate; users: number }>();
  const failures = new BoundedMap<string, { readonly until: number; readonly refusal: MatrixError }>(
    rememberedFailures,
  );
  /** What is being made right now, so that a room full of people does not have it made as often. */
  const making = new Map<string, Promise<MediaFile>>();

  async function inTurn<Result>(userId: string, job: () => Promise<Result>): Promise<Result> {
    const person = people.get(userId) ?? { gate: new Gate(parallelOfOnePerson, waitingOfOnePerson), users: 0 };
    people.set(userId, person);
    person.users++;
    try {
      return await person.gate.run(() => gate.run(job));
    } finally {
      if (--person.users === 0) people.delete(userId);
    }
  }

  async function make(media: StoredMedia, asked: ThumbnailRequest, form: string): Promise<MediaFile> {
    const outcome = await scale(await blobs.read(media.blobId, media.size), asked);
    if (outcome.kind === "original") {
      await dispatcher.run(keepThumbnail, { mediaId: media.mediaId, form, content: outcome.kind });
      return fileOf(blobs, media, form, outcome.kind);
    }
    if (outcome.kind !== "scaled") {
      const refusal = outcome.kind === "damaged" ? noThumbnail() : tooLarge();
      failures.set(media.mediaId, { until: clock.now() + untried, refusal });
      throw refusal;
    }
    const { bytes, contentType } = outcome;
    await keep(media.mediaId, form, bytes, contentType);
    return { ...described(media, form, bytes.length, contentType), open: async (range) => inMemory(bytes, range) };
  }

  /** A thumbnail that can't be kept has been made all the same. */
  async function keep(mediaId: string, form: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const stored = await blobs.write(Readable.from([bytes]), bytes.length, new AbortController().signal);
    if (stored === undefined) return;
    let isKept = false;
    try {
      isKept = await dispatcher.run(keepThumbnail, { mediaId, form, content: { ...stored, contentType } });
    } finally {
      if (!isKept) await blobs.remove(stored.blobId);
    }
  }

  return async (media, request, userId) => {
    const asked = { ...request, ...offeredSize(request) };
    const form = `${asked.method} ${asked.width}x${asked.height}${asked.animated ? " animated" : ""}`;
    const kept = await dispatcher.run(findThumbnail, { mediaId: media.mediaId, form });
    if (kept !== undefined) return fileOf(blobs, media, form, kept);
    if (media.size > largestPicture) throw tooLarge();
    const failure = failures.get(media.mediaId);
    if (failure !== undefined && failure.until > clock.now()) throw failure.refusal;
    const key = `${media.mediaId} ${form}`;
    const others = making.get(key);
    if (others !== undefined) return others;
    const made = inTurn(userId, () => make(media, asked, form)).finally(() => making.delete(key));
    making.set(key, made);
    return made;
  };
}

function fileOf(blobs: BlobStore, media: StoredMedia, form: string, content: ThumbnailContent): MediaFile {
  const { blobId, size, contentType } = content === "original" ? media : content;
  return { ...described(media, form, size, contentType), open: (range) => blobs.read(blobId, size, range) };
}

function described(
  media: StoredMedia,
  form: string,
  size: number,
  contentType: string | null,
): Omit<MediaFile, "open"> {
  // An image type's subtype is also what its files end with.
  const [, extension = "bin"] = /^image\/(\w+)/i.exec(contentType ?? "") ?? [];
  return { tag: `${media.mediaId} ${form}`, size, contentType, fileName: `thumbnail.${extension.toLowerCase()}` };
}

function inMemory(bytes: Uint8Array, range?: { readonly start: number; readonly end: number }): Readable {
  return Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]);
}

function noThumbnail(): MatrixError {
  return new MatrixError("M_UNKNOWN", "No thumbnail can be made of this file. Download it instead.");
}

function tooLarge(): MatrixError {
  return new MatrixError("M_TOO_LARGE", "The picture is too large for a thumbnail. Download it instead.");
}
