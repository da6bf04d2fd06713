import { mkdirSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { encodeBase64Url } from "@conclave/base/base64";
import { Gate } from "@conclave/base/gate";
import type { Randomness } from "@conclave/base/randomness";
import type { DataKey } from "@conclave/vault/sealing";
import type { ByteRange } from "./blob-layout.ts";
import { readBlob } from "./read-blob.ts";
import { writeBlob } from "./write-blob.ts";

/** Names a blob: 32 random bytes as URL-safe base64, which also are what its key is derived from. */
export type BlobId = string;

/** Files in the data folder, each encrypted and authenticated chunk by chunk. A blob is written once and never changed. */
export interface BlobStore {
  /**
   * Stores what the source yields; it is on disk when the promise resolves. When it rejects, nothing is left.
   *
   * @param limit bytes.
   * @returns undefined when the source yields more than `limit`.
   * @throws what the source fails with, also when `signal` aborts.
   */
  write(
    source: AsyncIterable<Uint8Array>,
    limit: number,
    signal: AbortSignal,
  ): Promise<{ readonly blobId: BlobId; readonly size: number } | undefined>;
  /**
   * Reads a blob, or a part of it. The first chunk has been authenticated when the promise resolves; the stream fails at a
   * later one that was changed, before it yields any of it.
   *
   * @param size what `write` answered: a file of another length is refused.
   * @throws BlobDamaged when the file is missing or not what was written.
   */
  read(blobId: BlobId, size: number, range?: ByteRange): Promise<Readable>;
  /** Removes a blob; harmless when it is gone. */
  remove(blobId: BlobId): Promise<void>;
}

export interface BlobStoreOptions {
  /** Made if need be; belongs to the store alone. */
  readonly folder: string;
  /** What new blobs are sealed with: the newest key, asked for each. */
  readonly dataKey: () => DataKey;
  /** The 32 bytes of the version that an older blob was sealed with. */
  readonly keyOf: (version: number) => Uint8Array;
  readonly randomness: Randomness;
}

// Node reads and writes files in a pool of four threads, which hashing of passwords uses too.
const parallelOperations = 2;
const waitingOperations = 4_096;

/** Opens the store and clears away what an interrupted write left. */
export function openBlobStore(options: BlobStoreOptions): BlobStore {
  const { folder, dataKey, keyOf, randomness } = options;
  const incoming = join(folder, "incoming");
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const disk = new Gate(parallelOperations, waitingOperations);
  // Folders with thousands of files are slow to list, for backups above all.
  const shelfOf = (blobId: BlobId) => join(folder, blobId.slice(0, 2));
  const placeOf = (blobId: BlobId) => join(shelfOf(blobId), blobId);

  async function place(temporary: string, blobId: BlobId): Promise<void> {
    const made = await mkdir(shelfOf(blobId), { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(folder);
    await rename(temporary, placeOf(blobId));
    await syncFolder(shelfOf(blobId));
  }

  return {
    async write(source, limit, signal) {
      const fileId = randomness.bytes(32);
      const blobId = encodeBase64Url(fileId);
      const temporary = join(incoming, blobId);
      const size = await writeBlob({ file: temporary, fileId, dataKey: dataKey(), limit, disk }, source, signal);
      if (size === undefined) return undefined;
      try {
        await place(temporary, blobId);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return { blobId, size };
    },
    read: (blobId, size, range) =>
      readBlob({ file: placeOf(blobId), fileId: Buffer.from(blobId, "base64url"), keyOf, size, disk }, range),
    remove: (blobId) => rm(placeOf(blobId), { force: true }),
  };
}

/** A new name is on disk only when the folder that holds it is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
