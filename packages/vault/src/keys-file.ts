import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { AppError } from "@conclave/base/app-error";
import { decodeBase64, encodeBase64 } from "@conclave/base/base64";
import { canonicalJson } from "@conclave/base/canonical-json";
import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import type { Randomness } from "@conclave/base/randomness";
import { type DataKeyPurpose, isDataKeyPurpose } from "./data-key-purpose.ts";
import { seal, unseal } from "./sealing.ts";

/** A data key with its purpose and the time it was made (milliseconds since the epoch). */
export interface StoredDataKey {
  readonly purpose: DataKeyPurpose;
  readonly version: number;
  readonly createdAt: number;
  readonly key: Uint8Array;
}

/** What is derived from a root key, once; the root key itself is not kept. */
export interface WrappingKeys {
  /** Names the root key in public: says which one a file belongs to, and nothing about it. */
  readonly fingerprint: string;
  readonly wrapping: Uint8Array;
  readonly authentication: Uint8Array;
}

const format = 1;

/** Derives the keys that protect the keys file (HKDF-SHA-256, RFC 5869). */
export function wrappingKeysOf(rootKey: Uint8Array): WrappingKeys {
  const derive = (use: string, length: number) =>
    new Uint8Array(hkdfSync("sha256", rootKey, new Uint8Array(0), `conclave vault 1 ${use}`, length));
  return {
    fingerprint: Buffer.from(derive("fingerprint", 8)).toString("hex"),
    wrapping: derive("wrap data keys", 32),
    authentication: derive("authenticate keys file", 32),
  };
}

/** The text of a keys file: each key wrapped on its own, and the whole authenticated, so that no key can be left out. */
export function writeKeysFile(
  keys: readonly StoredDataKey[],
  { fingerprint, wrapping, authentication }: WrappingKeys,
  randomness: Randomness,
): string {
  const body = {
    format,
    rootKey: fingerprint,
    keys: keys.map(({ purpose, version, createdAt, key }) => ({
      purpose,
      version,
      createdAt,
      wrapped: encodeBase64(seal({ version: format, key: wrapping }, key, contextOf(purpose, version), randomness)),
    })),
  };
  return `${JSON.stringify({ ...body, mac: encodeBase64(macOf(body, authentication)) }, null, 2)}\n`;
}

/**
 * Reads and checks a keys file.
 *
 * @throws AppError `VAULT_WRONG_ROOT_KEY` when it was written under another root key, `VAULT_DAMAGED` when it isn't what
 * was written.
 */
export function readKeysFile(text: string, wrappingKeys: WrappingKeys): StoredDataKey[] {
  const { mac, ...body } = parse(text);
  const { rootKey, keys: entries } = body;
  if (typeof rootKey !== "string" || typeof mac !== "string" || !Array.isArray(entries)) {
    throw damaged("a field is missing");
  }
  const authentic = isAuthentic(body, decode(mac), wrappingKeys.authentication);
  if (!authentic && rootKey !== wrappingKeys.fingerprint) {
    // A file of this root key whose fingerprint alone was altered is damaged, and saying "wrong key" would mislead.
    if (entries.some((entry) => isWrappedBy(entry, wrappingKeys.wrapping)))
      throw damaged("its fingerprint was altered");
    throw new AppError(
      "VAULT_WRONG_ROOT_KEY",
      `The data keys belong to the root key ${rootKey.slice(0, 16)}, not to ${wrappingKeys.fingerprint}. Give the server the root key that this data folder was made with.`,
    );
  }
  if (!authentic) throw damaged("its authentication code does not match");
  if (body["format"] !== format) {
    throw new AppError(
      "VAULT_FORMAT_UNKNOWN",
      "The data keys were written by a newer version of Conclave. Use that one.",
    );
  }
  return entries.map((entry) => unwrap(entry, wrappingKeys.wrapping));
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    // Said below: the parser's own words could quote the file.
  }
  throw damaged("it is not JSON");
}

function unwrap(entry: Json, wrapping: Uint8Array): StoredDataKey {
  if (!isJsonObject(entry)) throw damaged("an entry is no object");
  const { purpose, version, createdAt, wrapped } = entry;
  if (
    typeof purpose !== "string" ||
    !isDataKeyPurpose(purpose) ||
    typeof version !== "number" ||
    typeof createdAt !== "number" ||
    typeof wrapped !== "string"
  ) {
    throw damaged("an entry is not a data key");
  }
  try {
    return { purpose, version, createdAt, key: unseal(decode(wrapped), () => wrapping, contextOf(purpose, version)) };
  } catch (error) {
    if (error instanceof AppError && error.code === "SEAL_BROKEN")
      throw damaged(`the ${purpose} key ${version} is broken`);
    throw error;
  }
}

function isWrappedBy(entry: Json, wrapping: Uint8Array): boolean {
  try {
    unwrap(entry, wrapping);
    return true;
  } catch {
    return false;
  }
}

function contextOf(purpose: DataKeyPurpose, version: number): string {
  return `conclave data key ${purpose} ${version}`;
}

function macOf(body: JsonObject, authentication: Uint8Array): Uint8Array {
  return createHmac("sha256", authentication).update(canonicalJson(body)).digest();
}

function isAuthentic(body: JsonObject, mac: Uint8Array, authentication: Uint8Array): boolean {
  try {
    const expected = macOf(body, authentication);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  } catch (error) {
    // A number that canonical JSON refuses was never written by us.
    if (error instanceof AppError && error.code === "M_BAD_JSON") return false;
    throw error;
  }
}

function decode(text: string): Uint8Array {
  try {
    return decodeBase64(text);
  } catch {
    throw damaged("a value is not base64");
  }
}

function damaged(reason: string): AppError {
  return new AppError(
    "VAULT_DAMAGED",
    `The file of data keys is damaged: ${reason}. Put it back from a backup; without it the data can't be read.`,
  );
}
