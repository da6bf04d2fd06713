import { crc32 } from "./crc32.ts";

/** Takes bytes, in their order; resolves when it can take more. */
export type WriteBytes = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/** Writes a zip archive (PKWARE APPNOTE 6.3.10) from its beginning to its end, without holding more of it than names. */
export interface ZipWriter {
  /** Adds a file of less than 4 GiB, uncompressed. `path` has slashes between its parts. */
  add(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Writes the directory at the end; nothing can be added after it. */
  close(): Promise<void>;
}

interface Entry {
  readonly path: Uint8Array;
  readonly sum: number;
  readonly size: number;
  readonly offset: number;
}

const largest16 = 0xffff;
const largest32 = 0xffffffff;
/** Names are UTF-8. */
const flags = 0x0800;
/** Versions of the format that a reader needs: 2.0, and 4.5 for large archives. */
const plain = 20;
const large = 45;

/** `moment`: when the files were written, milliseconds since the epoch. */
export function zipWriter(write: WriteBytes, moment: number): ZipWriter {
  const entries: Entry[] = [];
  const stamp = dosTime(moment);
  let length = 0;

  async function put(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    length += bytes.length;
    await write(bytes);
  }

  /** What the two descriptions of a file have in common. */
  const described = ({ path, sum, size }: Entry) => [u32(stamp), u32(sum), u32(size), u32(size), u16(path.length)];

  function directoryEntry(entry: Entry): readonly (Bytes | Uint8Array)[] {
    const far = entry.offset >= largest32;
    const extra = far ? [u16(1), u16(8), u64(entry.offset)] : [];
    const version = far ? large : plain;
    return [
      ...[u32(0x02014b50), u16(version), u16(version), u16(flags), u16(0), ...described(entry)],
      ...[u16(far ? 12 : 0), u16(0), u16(0), u16(0), u32(0), u32(Math.min(entry.offset, largest32))],
      ...[entry.path, ...extra],
    ];
  }

  return {
    async add(path, bytes) {
      const entry = { path: new TextEncoder().encode(path), sum: crc32(bytes), size: bytes.length, offset: length };
      entries.push(entry);
      await put(joined([u32(0x04034b50), u16(plain), u16(flags), u16(0), ...described(entry), u16(0), entry.path]));
      if (bytes.length > 0) await put(bytes);
    },
    async close() {
      const begin = length;
      for (const entry of entries) await put(joined(directoryEntry(entry)));
      const size = length - begin;
      const count = entries.length;
      if (count >= largest16 || length >= largest32) {
        const end = length;
        const counts = [u64(count), u64(count), u64(size), u64(begin)];
        await put(joined([u32(0x06064b50), u64(44), u16(large), u16(large), u32(0), u32(0), ...counts]));
        await put(joined([u32(0x07064b50), u32(0), u64(end), u32(1)]));
      }
      const counts = [u16(Math.min(count, largest16)), u16(Math.min(count, largest16))];
      const place = [u32(Math.min(size, largest32)), u32(Math.min(begin, largest32))];
      await put(joined([u32(0x06054b50), u16(0), u16(0), ...counts, ...place, u16(0)]));
    },
  };
}

type Bytes = readonly number[];

function joined(parts: readonly (Bytes | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

// Bytes of a number, the lowest first; what is above a byte is cut off where they are written.
const u16 = (value: number): Bytes => [value, value >>> 8];
const u32 = (value: number): Bytes => [value, value >>> 8, value >>> 16, value >>> 24];
const u64 = (value: number): Bytes => [...u32(value % 2 ** 32), ...u32(Math.floor(value / 2 ** 32))];

/** A moment by the local clock as MS-DOS kept it, in steps of two seconds, the time in the lower half. */
function dosTime(moment: number): number {
  const date = new Date(moment);
  const day = ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
