import { createHmac, timingSafeEqual } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { isFileError, syncFolder } from "@conclave/vault/durable-file";

/** Where the last committed position is kept outside the database. */
export interface CommitMarker {
  /** The highest authentic position; undefined when there is none. */
  read(): number | undefined;
  write(position: number): void;
  /** Forgets all others for this one, and returns once the disk has it: from then on a marker that is missing was taken away. */
  begin(position: number): void;
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

/** There are commits, but nothing authentic says up to where: the marker was lost, emptied, or belongs to other data. */
export class CommitMarkerMissing extends Error {
  constructor(found: number) {
    super(
      `The database ends at position ${found}, but the file "position" beside it, which says what was committed, is missing, ` +
        "empty or not authentic. Whether the database was rolled back can't be told. Restore a backup with that file, or accept " +
        "the database as it is with `conclave serve --accept-rollback`.",
    );
    this.name = "CommitMarkerMissing";
  }
}

const slotLength = 40;

/**
 * A file of two slots, written in turn, each a position (8 bytes) and its HMAC-SHA-256 (32 bytes): a torn write leaves the
 * other slot whole. But for the first, it is written after the commit and not synced: it may lag behind the database after a power cut, never
 * lead it, and only leading is an alarm. SQLite alone drops the rows after a damaged frame of its log silently.
 */
export function openCommitMarker(file: string, key: Uint8Array): CommitMarker {
  const content = readIfThere(file);
  const slots = [content.subarray(0, slotLength), content.subarray(slotLength)].map((bytes) => readSlot(bytes, key));
  const authentic = slots.filter((value) => value !== undefined);
  let position = authentic.length === 0 ? undefined : Math.max(...authentic);
  let slot = 0;
  const descriptor = openSync(file, content.length === 0 ? "w" : "r+", 0o600);
  const write = (next: number) => {
    position = next;
    writeSync(descriptor, encodeSlot(next, key), 0, slotLength, slot * slotLength);
    slot = 1 - slot;
  };
  return {
    read: () => position,
    write,
    begin(first) {
      write(first);
      // Neither slot may go on leading a database whose loss was accepted.
      write(first);
      fsyncSync(descriptor);
      syncFolder(dirname(file));
    },
    close: () => closeSync(descriptor),
  };
}

function encodeSlot(position: number, key: Uint8Array): Buffer {
  const slot = Buffer.alloc(8);
  slot.writeBigUInt64BE(BigInt(position));
  return Buffer.concat([slot, createHmac("sha256", key).update(slot).digest()]);
}

function readSlot(slot: Buffer, key: Uint8Array): number | undefined {
  if (slot.length !== slotLength) return undefined;
  const expected = createHmac("sha256", key).update(slot.subarray(0, 8)).digest();
  return timingSafeEqual(expected, slot.subarray(8)) ? Number(slot.readBigUInt64BE(0)) : undefined;
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isFileError(error, "ENOENT")) return Buffer.alloc(0);
    throw error;
  }
}
