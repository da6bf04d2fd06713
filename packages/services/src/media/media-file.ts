import type { Readable } from "node:stream";
import type { ByteRange } from "@conclave/storage/blobs/blob-layout";

/** A file, or a thumbnail, that can be given out. */
export interface MediaFile {
  /** Differs whenever the bytes do. */
  readonly tag: string;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string | null;
  readonly fileName: string | null;
  /** Opens it, or a part of it. */
  open(range?: ByteRange): Promise<Readable>;
}
