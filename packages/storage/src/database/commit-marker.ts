import { createHmac, timingSafeEqual } from "node:crypto";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/** Where the last committed position is kept outside the database. */
export interface CommitMarker {
  /** The highest authentic position, 0 when there is none. */
  read(): number;
  write(position: number): void;
  close(): void;
}

/** The database lacks changes that were once committed: its write-ahead log was damaged, or the files were rolled back. */
export class DatabaseRolledBack extends Error {
  constructor(found: number, committed: number) {
    super(
      `The database ends at position ${found}, but position ${committed} was committed. Its write-ahead log is damaged or the ` +
        "files were put back to an earlier state. Restore a backup, or accept the loss with `conclave serve --accept-rollback`.",
    );
    this.name = "DatabaseRolledBack";
  }
}

const slotLength = 40;

/**
 * A file of two slots, written in turn, each a position (8 bytes) and its HMAC-SHA-256 (32 bytes): a torn write leaves the
 * other slot whole. It is written after the commit and not synced: it may lag behind the database after a power cut, never
 * lead it, and only leading is an alarm. SQLite alone drops the rows after a damaged frame of its log silently.
 */
export function openCommitMarker(file: string, key: Uint8Array): CommitMarker {
  const content = readIfThere(file);
  let position = Math.max(readSlot(content.subarray(0, slotLength), key), readSlot(content.subarray(slotLength), key));
  let slot = 0;
  const descriptor = openSync(file, content.length === 0 ? "w" : "r+", 0o600);
  return {
    read: () => position,
    write(next) {
      position = next;
      writeSync(descriptor, encodeSlot(next, key), 0, slotLength, slot * slotLength);
      slot = 1 - slot;
    },
    close: () => closeSync(descriptor),
  };
}

function encodeSlot(position: number, key: Uint8Array): Buffer {
  const slot = Buffer.alloc(8);
  slot.writeBigUInt64BE(BigInt(position));
  return Buffer.concat([slot, createHmac("sha256", key).update(slot).digest()]);
}

function readSlot(slot: Buffer, key: Uint8Array): number {
  if (slot.length !== slotLength) return 0;
  const expected = createHmac("sha256", key).update(slot.subarray(0, 8)).digest();
  return timingSafeEqual(expected, slot.subarray(8)) ? Number(slot.readBigUInt64BE(0)) : 0;
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
