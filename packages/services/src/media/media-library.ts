import type { Readable } from "node:stream";
import type { Clock } from "@conclave/base/clock";
import { Gate } from "@conclave/base/gate";
import type { ScalePicture } from "@conclave/pictures/scale-picture";
import type { MxcUri } from "@conclave/protocol/identifiers/mxc-uri";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { BlobStore } from "@conclave/storage/blobs/blob-store";
import type { MediaContent } from "@conclave/storage/media/media-store";
import type { Dispatcher } from "../core/verb.ts";
import { checkPromise } from "./check-promise.ts";
import { checkRoom } from "./check-room.ts";
import type { StoredMedia } from "./find-media.ts";
import type { MediaFile } from "./media-file.ts";
import { receiveUpload } from "./receive-upload.ts";
import { recordPromisedUpload } from "./record-promised-upload.ts";
import { recordUpload } from "./record-upload.ts";
import { type GiveThumbnail, thumbnailer } from "./thumbnailer.ts";

/** A file that somebody sends. */
export interface Upload {
  readonly userId: string;
  readonly stream: Readable;
  /** Bytes, as the sender announces; undefined when they don't. */
  readonly announcedLength: number | undefined;
  readonly contentType: string | null;
  readonly fileName: string | null;
  /** Aborted when the sender goes away. */
  readonly signal: AbortSignal;
}

/** Takes files in and gives them out. It lives on the edge: no file ever passes through the core. */
export interface MediaLibrary {
  /** The most bytes that a file may have. */
  readonly uploadLimit: number;
  /**
   * Stores a file; answers its address.
   *
   * @throws MatrixError `M_TOO_LARGE`, `M_LIMIT_EXCEEDED` when too many are being sent, `M_FORBIDDEN` when the person has no room left,
   * `M_UNKNOWN` when it breaks off.
   */
  upload(upload: Upload): Promise<MxcUri>;
  /**
   * Stores a file that was promised.
   *
   * @throws MatrixError as `upload` does, and `M_NOT_FOUND`, `M_FORBIDDEN`, `M_CANNOT_OVERWRITE_MEDIA`.
   */
  uploadPromised(address: { readonly serverName: string; readonly mediaId: string }, upload: Upload): Promise<void>;
  /** A file as it is given out. */
  file(media: StoredMedia): MediaFile;
  readonly thumbnail: GiveThumbnail;
}

export interface MediaLibraryPorts {
  readonly dispatcher: Dispatcher;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly scale: ScalePicture;
  readonly settings: { readonly uploadLimit: number };
}

const parallelUploads = 32;
const waitingUploads = 128;
const uploadsOfOnePerson = 4;

/** Makes the library over a store of blobs. */
export function mediaLibrary({ dispatcher, blobs, clock, scale, settings }: MediaLibraryPorts): MediaLibrary {
  const gate = new Gate(parallelUploads, waitingUploads);
  const running = new Map<string, number>();
  const { uploadLimit } = settings;

  async function inTurn<Result>(userId: string, job: () => Promise<Result>): Promise<Result> {
    const own = running.get(userId) ?? 0;
    if (own >= uploadsOfOnePerson) {
      throw new MatrixError("M_LIMIT_EXCEEDED", "You are sending too many files at once.", { retry_after_ms: 2_000 });
    }
    running.set(userId, own + 1);
    try {
      return await gate.run(job);
    } finally {
      const left = (running.get(userId) ?? 1) - 1;
      if (left === 0) running.delete(userId);
      else running.set(userId, left);
    }
  }

  /** Stores the bytes, then notes them; when that is refused, the bytes go. */
  async function store<Result>(upload: Upload, note: (content: MediaContent) => Promise<Result>): Promise<Result> {
    if ((upload.announcedLength ?? 0) > uploadLimit) throw tooLarge(uploadLimit);
    await dispatcher.run(checkRoom, { userId: upload.userId, announced: upload.announcedLength ?? 1 });
    return inTurn(upload.userId, async () => {
      const stored = await receiveUpload({ blobs, clock, limit: uploadLimit }, upload);
      if (stored === undefined) throw tooLarge(uploadLimit);
      try {
        return await note({ ...stored, contentType: upload.contentType, fileName: upload.fileName });
      } catch (error) {
        await blobs.remove(stored.blobId);
        throw error;
      }
    });
  }

  return {
    uploadLimit,
    upload: (upload) => store(upload, (content) => dispatcher.run(recordUpload, { userId: upload.userId, content })),
    async uploadPromised({ serverName, mediaId }, upload) {
      const { userId } = upload;
      await dispatcher.run(checkPromise, { serverName, mediaId, userId });
      await store(upload, (content) => dispatcher.run(recordPromisedUpload, { userId, mediaId, content }));
    },
    file: (media) => ({
      tag: media.mediaId,
      size: media.size,
      contentType: media.contentType,
      fileName: media.fileName,
      open: (range) => blobs.read(media.blobId, media.size, range),
    }),
    thumbnail: thumbnailer({ dispatcher, blobs, clock, scale }),
  };
}

function tooLarge(limit: number): MatrixError {
  return new MatrixError("M_TOO_LARGE", `A file may have at most ${limit} bytes.`);
}
