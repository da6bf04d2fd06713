import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import { createKeyFile, keyFileGuardian } from "@conclave/vault/key-file";
import { openVault, type Vault } from "@conclave/vault/vault";
import type { Config } from "../config/config.ts";
import { acquireDataLock } from "../lifecycle/data-lock.ts";

/** The data folder of a server, owned by this process, with its keys. */
export interface DataFolder {
  readonly vault: Vault;
  readonly databaseFile: string;
  /** Where the last committed position is noted, beside the database. */
  readonly markerFile: string;
  readonly mediaFolder: string;
  /** Where the running server listens for the command line. */
  readonly controlSocket: string;
  release(): void;
}

/** How long a server that is just ending is waited for, in milliseconds. */
export const dataPatience = 15_000;

/** Whether a server's data was begun in a folder. */
export function hasData(folder: string): boolean {
  return existsSync(databaseFileOf(folder));
}

function databaseFileOf(folder: string): string {
  return join(folder, "conclave.db");
}

/** Where the server that owns a data folder listens for the command line. */
export function controlSocketOf(folder: string): string {
  return join(folder, "control.sock");
}

export interface DataFolderPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** How long an owner is waited for, in milliseconds; a quarter of a minute unless said. */
  readonly patience?: number;
}

/**
 * Opens the data folder for this process alone; a new one gets its keys.
 *
 * @throws AppError `DATA_IN_USE`, or what the vault and the root key's guardian refuse with.
 */
export async function openDataFolder(
  config: Config,
  { clock, randomness, patience = dataPatience }: DataFolderPorts,
): Promise<DataFolder> {
  const folder = config.storage.data;
  // Whatever this process writes from here on is its user's alone.
  process.umask(0o077);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = await acquireDataLock({ folder, clock, patience });
  try {
    const databaseFile = databaseFileOf(folder);
    const isNew = !hasData(folder);
    const { rootKeyFile } = config.keys;
    if (isNew) {
      mkdirSync(dirname(rootKeyFile), { recursive: true, mode: 0o700 });
      createKeyFile(rootKeyFile, randomness);
    }
    const vault = await openVault({
      file: join(folder, "keys.json"),
      guardian: keyFileGuardian(rootKeyFile, config.server.mode === "production" ? folder : undefined),
      ifMissing: isNew ? "create" : "refuse",
      clock,
      randomness,
    });
    const mediaFolder = join(folder, "media");
    mkdirSync(mediaFolder, { recursive: true, mode: 0o700 });
    return {
      vault,
      databaseFile,
      markerFile: join(folder, "position"),
      mediaFolder,
      controlSocket: controlSocketOf(folder),
      release: () => lock.release(),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
