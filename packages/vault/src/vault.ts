import { readFileSync } from "node:fs";
import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import { type DataKeyPurpose, dataKeyPurposes, isDataKeyPurpose } from "./data-key-purpose.ts";
import { createFile, isFileError, replaceFile } from "./durable-file.ts";
import { readKeysFile, type StoredDataKey, type WrappingKeys, wrappingKeysOf, writeKeysFile } from "./keys-file.ts";
import type { RootKeyGuardian } from "./root-key-guardian.ts";
import type { DataKey } from "./sealing.ts";

const dataKeyLength = 32;

/** The data keys of one data folder. */
export interface Vault {
  /** The newest key of a purpose: what new data is written with. */
  dataKey(purpose: DataKeyPurpose): DataKey;
  /**
   * A key that older data was written with.
   *
   * @throws AppError `VAULT_KEY_UNKNOWN` when there is no such version.
   */
  dataKeyOf(purpose: DataKeyPurpose, version: number): DataKey;
  /** Makes a new version the newest, durably; older versions stay. Whoever owns the data re-encrypts it, or doesn't. */
  rotate(purpose: DataKeyPurpose): DataKey;
  /** Wraps the data keys, which stay the same, under another root key, durably. */
  rewrap(guardian: RootKeyGuardian): Promise<void>;
}

export interface VaultOptions {
  /** The path of the keys file (`keys.json` in the data folder). */
  readonly file: string;
  readonly guardian: RootKeyGuardian;
  /** Whether a vault may be made. Refuse where data exists: new keys would not open it. */
  readonly ifMissing: "create" | "refuse";
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/**
 * Opens the vault, and sees that every purpose has a key.
 *
 * @throws AppError `VAULT_MISSING`, `VAULT_WRONG_ROOT_KEY`, `VAULT_DAMAGED`, `VAULT_FORMAT_UNKNOWN`, or what the guardian
 * refuses with.
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const { file, guardian, clock, randomness } = options;
  let wrappingKeys = await askGuardian(guardian);
  const found = read(file, wrappingKeys) ?? create();
  let keys: readonly StoredDataKey[] = withMissing(found);
  if (keys.length > found.length) save(keys);

  function create(): readonly StoredDataKey[] {
    if (options.ifMissing === "refuse") {
      throw new AppError("VAULT_MISSING", `The file of data keys ${file} is missing. Put it back from a backup.`);
    }
    const made = withMissing([]);
    if (createFile(file, encode(made, wrappingKeys), randomness)) return made;
    // Another process was quicker: its keys are the ones.
    return read(file, wrappingKeys) ?? create();
  }

  function withMissing(present: readonly StoredDataKey[]): readonly StoredDataKey[] {
    const purposes = Object.keys(dataKeyPurposes).filter(isDataKeyPurpose);
    const missing = purposes.filter((purpose) => !present.some((key) => key.purpose === purpose));
    return [...present, ...missing.map((purpose) => fresh(purpose, 1))];
  }

  function fresh(purpose: DataKeyPurpose, version: number): StoredDataKey {
    return { purpose, version, createdAt: clock.now(), key: randomness.bytes(dataKeyLength) };
  }

  function encode(content: readonly StoredDataKey[], under: WrappingKeys): Uint8Array {
    return Buffer.from(writeKeysFile(content, under, randomness), "utf8");
  }

  function save(content: readonly StoredDataKey[], under = wrappingKeys): void {
    replaceFile(file, encode(content, under), randomness);
  }

  function versionsOf(purpose: DataKeyPurpose): StoredDataKey[] {
    return keys.filter((key) => key.purpose === purpose).sort((left, right) => right.version - left.version);
  }

  function present(stored: StoredDataKey | undefined, purpose: DataKeyPurpose, wanted: string): DataKey {
    if (stored === undefined) throw new AppError("VAULT_KEY_UNKNOWN", `There is no ${wanted} key for "${purpose}".`);
    return { version: stored.version, key: stored.key.slice() };
  }

  return {
    dataKey: (purpose) => present(versionsOf(purpose)[0], purpose, "newest"),
    dataKeyOf: (purpose, version) =>
      present(
        versionsOf(purpose).find((key) => key.version === version),
        purpose,
        `version ${version}`,
      ),
    rotate(purpose) {
      const next = fresh(purpose, (versionsOf(purpose)[0]?.version ?? 0) + 1);
      const grown = [...keys, next];
      save(grown);
      keys = grown;
      return present(next, purpose, "new");
    },
    async rewrap(newGuardian) {
      const under = await askGuardian(newGuardian);
      save(keys, under);
      wrappingKeys = under;
    },
  };
}

async function askGuardian(guardian: RootKeyGuardian): Promise<WrappingKeys> {
  const rootKey = await guardian.rootKey();
  try {
    return wrappingKeysOf(rootKey);
  } finally {
    rootKey.fill(0);
  }
}

function read(file: string, wrappingKeys: WrappingKeys): StoredDataKey[] | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (isFileError(error, "ENOENT")) return undefined;
    throw error;
  }
  return readKeysFile(text, wrappingKeys);
}
