import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Randomness, randomToken } from "@conclave/base/randomness";

/** Only the owner reads and writes. */
const ownerOnly = 0o600;

/** Replaces a file so that a crash leaves the old content or the new, whole and on disk, readable by its owner only. */
export function replaceFile(file: string, content: Uint8Array, randomness: Randomness): void {
  withTemporaryFile(file, content, randomness, (temporary) => renameSync(temporary, file));
}

/**
 * Creates a file, whole and on disk, readable by its owner only.
 *
 * @returns false, and nothing changed, when the file is there already; of several that create it at once, one succeeds.
 */
export function createFile(file: string, content: Uint8Array, randomness: Randomness): boolean {
  let created = true;
  withTemporaryFile(file, content, randomness, (temporary) => {
    try {
      // Unlike opening with O_EXCL and then writing, a link never shows others a file that is not yet complete.
      linkSync(temporary, file);
    } catch (error) {
      if (!isFileError(error, "EEXIST")) throw error;
      created = false;
    }
  });
  return created;
}

/** Whether the operating system refused with this code (`ENOENT`, `EEXIST`, ...). */
export function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function withTemporaryFile(
  file: string,
  content: Uint8Array,
  randomness: Randomness,
  place: (temporary: string) => void,
): void {
  const temporary = `${file}.${randomToken(randomness, 12)}.tmp`;
  const descriptor = openSync(temporary, "wx", ownerOnly);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
    closeSync(descriptor);
    place(temporary);
    syncFolder(dirname(file));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Brings a new name to the disk: it is there only when the folder that holds it is. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
