import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Gate } from "@conclave/base/gate";
import { type ByteRange, chunkCount, chunkPlace, fileLength, headerLength, keyVersionOf } from "./blob-layout.ts";
import { type ChunkCipher, chunkCipher, chunkLength } from "./chunk-cipher.ts";

/** A blob that is missing, or is not what was written: damage or a hostile hand, never a mistake of the caller. */
export class BlobDamaged extends Error {
  constructor(file: string, reason: string) {
    super(`The file ${file} ${reason}. Put it back from a backup.`);
    this.name = "BlobDamaged";
  }
}

export interface BlobReading {
  readonly file: string;
  readonly fileId: Uint8Array;
  readonly keyOf: (version: number) => Uint8Array;
  /** Bytes of plaintext. */
  readonly size: number;
  readonly disk: Gate;
}

/**
 * Opens a range of a sealed file, from the chunk that holds its first byte on.
 *
 * @throws BlobDamaged when the file is missing, has another length, or its first chunk of the range does not open.
 */
export async function readBlob(reading: BlobReading, range?: ByteRange): Promise<Readable> {
  const handle = await openFile(reading.file);
  try {
    const cipher = await openCipher(reading, handle);
    const { start, end } = range ?? { start: 0, end: reading.size - 1 };
    const first = Math.floor(start / chunkLength);
    const firstChunk = await readChunk(reading, handle, cipher, first);
    const last = Math.max(first, Math.floor(end / chunkLength));
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let index = first; index <= last; index++) {
        const chunk = index === first ? firstChunk : await readChunk(reading, handle, cipher, index);
        const from = index === first ? start - first * chunkLength : 0;
        const piece = chunk.subarray(from, end + 1 - index * chunkLength);
        if (piece.length > 0) yield piece;
      }
    }
    const stream = Readable.from(pieces(), { objectMode: false });
    // Also when nobody ever reads from it: a generator that was not started runs no `finally`.
    stream.once("close", () => void handle.close());
    return stream;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw new BlobDamaged(file, "is missing");
    throw error;
  }
}

async function openCipher(reading: BlobReading, handle: FileHandle): Promise<ChunkCipher> {
  const { size: length } = await handle.stat();
  if (length !== fileLength(reading.size)) throw new BlobDamaged(reading.file, "has another length than was written");
  const header = await readExactly(reading, handle, 0, headerLength);
  const version = keyVersionOf(header);
  if (version === undefined) throw new BlobDamaged(reading.file, "does not begin as a blob does");
  return chunkCipher(reading.keyOf(version), reading.fileId, header);
}

async function readChunk(
  reading: BlobReading,
  handle: FileHandle,
  cipher: ChunkCipher,
  index: number,
): Promise<Buffer> {
  const { offset, length } = chunkPlace(index, reading.size);
  const sealed = await readExactly(reading, handle, offset, length);
  const chunk = cipher.open(index, index === chunkCount(reading.size) - 1, sealed);
  if (chunk === undefined) throw new BlobDamaged(reading.file, `is not what was written (chunk ${index})`);
  return chunk;
}

async function readExactly(reading: BlobReading, handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await reading.disk.run(() => handle.read(buffer, 0, length, offset));
  if (bytesRead !== length) throw new BlobDamaged(reading.file, "ends too early");
  return buffer;
}
