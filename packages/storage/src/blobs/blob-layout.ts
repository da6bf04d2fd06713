import { chunkLength, tagLength } from "./chunk-cipher.ts";

// A file: format (1 byte), version of the data key (4 bytes, big endian), then the sealed chunks.
const format = 1;
export const headerLength = 5;
const sealedLength = chunkLength + tagLength;

/** Bytes `start` to `end`, both included, counted from nought. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The first bytes of a file that is sealed under this version of the data key. */
export function headerOf(keyVersion: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header[0] = format;
  header.writeUInt32BE(keyVersion, 1);
  return header;
}

/** The data key's version that a header names; undefined when it is none. */
export function keyVersionOf(header: Buffer): number | undefined {
  return header.length === headerLength && header[0] === format ? header.readUInt32BE(1) : undefined;
}

/** How many chunks `size` bytes take; nothing takes one, so that even an empty file is authenticated. */
export function chunkCount(size: number): number {
  return Math.max(1, Math.ceil(size / chunkLength));
}

/** How long the file of `size` bytes is. */
export function fileLength(size: number): number {
  return headerLength + size + chunkCount(size) * tagLength;
}

/** Where a chunk lies in the file of `size` bytes, and how long it is with its tag. */
export function chunkPlace(index: number, size: number): { readonly offset: number; readonly length: number } {
  const isFinal = index === chunkCount(size) - 1;
  return {
    offset: headerLength + index * sealedLength,
    length: isFinal ? size - index * chunkLength + tagLength : sealedLength,
  };
}
