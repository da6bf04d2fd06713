import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import process from "node:process";
import { AppError } from "@conclave/base/app-error";
import type { Randomness } from "@conclave/base/randomness";
import { createFile, isFileError } from "./durable-file.ts";
import { type RootKeyGuardian, rootKeyLength } from "./root-key-guardian.ts";

/**
 * Creates a key file of 32 random bytes that only its owner reads. Its folder must exist.
 *
 * @returns false, and nothing changed, when the file is there already.
 */
export function createKeyFile(file: string, randomness: Randomness): boolean {
  const key = randomness.bytes(rootKeyLength);
  try {
    return createFile(file, key, randomness);
  } finally {
    key.fill(0);
  }
}

/**
 * Guards the root key by a file's permissions: enough to evaluate, and where the machine's administrator is trusted.
 *
 * @param forbiddenFolder a folder that must not hold the file (the data folder in production mode: whoever copies the
 * data would copy its key).
 */
export function keyFileGuardian(file: string, forbiddenFolder?: string): RootKeyGuardian {
  return {
    description: `the key file ${file}`,
    rootKey: async () => readKeyFile(file, forbiddenFolder),
  };
}

/**
 * Reads the root key.
 *
 * @throws AppError `ROOT_KEY_MISSING`, `ROOT_KEY_INSIDE_DATA`, `ROOT_KEY_EXPOSED` (others may read it) or
 * `ROOT_KEY_DAMAGED`, each saying what to do.
 */
function readKeyFile(file: string, forbiddenFolder: string | undefined): Uint8Array {
  if (forbiddenFolder !== undefined) refuseInside(file, forbiddenFolder);
  const descriptor = openKeyFile(file);
  try {
    // Asked of the open file, so that it can't be exchanged between the check and the read.
    refuseExposed(file, fstatSync(descriptor));
    const bytes = new Uint8Array(rootKeyLength + 1);
    const length = readSync(descriptor, bytes, 0, bytes.length, 0);
    if (length !== rootKeyLength) {
      bytes.fill(0);
      throw new AppError(
        "ROOT_KEY_DAMAGED",
        `The key file ${file} must hold exactly ${rootKeyLength} bytes. Put the right file back from its safe copy.`,
      );
    }
    const key = bytes.slice(0, rootKeyLength);
    bytes.fill(0);
    return key;
  } finally {
    closeSync(descriptor);
  }
}

function openKeyFile(file: string): number {
  try {
    // Without O_NONBLOCK a named pipe in the file's place would hold the start up for ever.
    return openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (isFileError(error, "ENOENT")) {
      throw new AppError(
        "ROOT_KEY_MISSING",
        `There is no key file ${file}. Put it back from its safe copy, or name the right path.`,
      );
    }
    if (isFileError(error, "EACCES")) {
      throw new AppError(
        "ROOT_KEY_UNREADABLE",
        `The key file ${file} can't be read by this user. Give it to the user that runs the server (chown).`,
      );
    }
    throw error;
  }
}

function refuseExposed(file: string, stats: Stats): void {
  if (!stats.isFile()) throw new AppError("ROOT_KEY_DAMAGED", `The key file ${file} is not an ordinary file.`);
  if ((stats.mode & 0o077) !== 0) {
    const mode = (stats.mode & 0o777).toString(8).padStart(4, "0");
    throw new AppError(
      "ROOT_KEY_EXPOSED",
      `The key file ${file} is open to other users (mode ${mode}). Run: chmod 600 ${file}`,
    );
  }
  const user = process.getuid?.();
  if (user !== undefined && stats.uid !== user && stats.uid !== 0) {
    throw new AppError(
      "ROOT_KEY_EXPOSED",
      `The key file ${file} belongs to another user (${stats.uid}). Give it to the user that runs the server (chown).`,
    );
  }
}

function refuseInside(file: string, folder: string): void {
  const place = real(file);
  if (!place.startsWith(real(folder) + sep)) return;
  throw new AppError(
    "ROOT_KEY_INSIDE_DATA",
    `The key file ${file} lies inside the data folder ${folder}: whoever copies the data would have its key. Move it elsewhere.`,
  );
}

/** The path without links; of a file that isn't there yet, by its folder. */
function real(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch (error) {
    if (!isFileError(error, "ENOENT") || dirname(absolute) === absolute) throw error;
    return resolve(real(dirname(absolute)), absolute.slice(dirname(absolute).length + 1));
  }
}
