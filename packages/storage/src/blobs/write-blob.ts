import { type FileHandle, open, rm } from "node:fs/promises";
import type { Gate } from "@conclave/base/gate";
import type { DataKey } from "@conclave/vault/sealing";
import { headerOf } from "./blob-layout.ts";
import { chunkCipher, chunkLength } from "./chunk-cipher.ts";

export interface BlobWriting {
  /** Does not exist yet. */
  readonly file: string;
  /** 32 random bytes. */
  readonly fileId: Uint8Array;
  readonly dataKey: DataKey;
  /** Bytes. */
  readonly limit: number;
  readonly disk: Gate;
}

/**
 * Seals what comes into a new file, durably; memory stays below a few chunks whatever the size.
 *
 * @returns the size in bytes, or undefined, and no file, when more comes than the limit.
 * @throws what the source or the disk fails with; no file is left.
 */
export async function writeBlob(
  writing: BlobWriting,
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number | undefined> {
  const handle = await open(writing.file, "wx", 0o600);
  let size: number | undefined;
  try {
    size = await fill(writing, handle, source, signal);
    if (size !== undefined) await writing.disk.run(() => handle.sync());
  } catch (error) {
    size = undefined;
    throw error;
  } finally {
    await handle.close();
    if (size === undefined) await rm(writing.file, { force: true });
  }
  return size;
}

async function fill(
  writing: BlobWriting,
  handle: FileHandle,
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number | undefined> {
  const header = headerOf(writing.dataKey.version);
  const cipher = chunkCipher(writing.dataKey.key, writing.fileId, header);
  const chunk = Buffer.alloc(chunkLength);
  let filled = 0;
  let index = 0;
  let size = 0;
  await writing.disk.run(() => handle.appendFile(header));
  const flush = async (isFinal: boolean) => {
    const sealed = cipher.seal(index++, isFinal, chunk.subarray(0, filled));
    filled = 0;
    await writing.disk.run(() => handle.appendFile(sealed));
  };
  for await (const data of source) {
    signal.throwIfAborted();
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    size += bytes.length;
    if (size > writing.limit) return undefined;
    for (let taken = 0; taken < bytes.length; ) {
      // A full chunk waits until more comes: only then it is known not to be the last.
      if (filled === chunkLength) await flush(false);
      const copied = bytes.copy(chunk, filled, taken);
      filled += copied;
      taken += copied;
    }
  }
  signal.throwIfAborted();
  await flush(true);
  return size;
}
